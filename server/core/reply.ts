/** A bot's answer: the same model in every adapter, as plain text or as a card. */
export interface Reply {
  /** What happened, in one to a few lines; enough by itself. */
  text: string;
  card?: {
    title: string;
    lines: readonly { label?: string; text: string }[];
    /** `command` is what a tap types. */
    buttons?: readonly { label: string; command: string }[];
  };
  /** Only for the person who asked and never stored: a receipt, a code. */
  secret?: true;
}

/** An answer that names people. What is kept of it, and shown to others, names nobody: who is erased stands in nobody else's lines. */
export interface NamingReply extends Reply {
  kept: Reply;
}
