import type { Reader, Tx } from '../../core/db';
import type { Reply } from '../../core/reply';
import type { Vault } from '../../core/vault';

/** A line as it is to be kept. */
export interface NewLine {
  id: string;
  room: string;
  /** UTC ms. */
  at: number;
  adapter: string;
  /** Account in that adapter; null: the bot speaks first. */
  sender: string | null;
  memberId: string | null;
  /** Made unique together with adapter and sender. */
  messageId: string;
  text: string | null;
  answer: Reply | null;
}

/** A line that was kept, opened. */
export interface KeptLine {
  id: string;
  room: string;
  at: number;
  text: string | null;
  answer: Reply | null;
}

const COLUMNS = ['roomId', 'id', 'line', 'at', 'adapter', 'sender', 'memberId', 'text', 'answer'];
export const INSERT_LINE = { table: 'chat_message', columns: COLUMNS } as const;
const INSERT = `INSERT INTO chat_message(${COLUMNS.join(', ')}) VALUES (?,?,?,?,?,?,?,?,?)`;
const TEXT = 'chat_message.text';
const ANSWER = 'chat_message.answer';

/** The key that a line delivered twice breaks. */
export const lineKey = (vault: Vault, { adapter, sender, messageId }: Pick<NewLine, 'adapter' | 'sender' | 'messageId'>): string =>
  vault.digest('chat_message.line', `${adapter}\n${sender ?? ''}\n${messageId}`);

export const rowOf = (vault: Vault, line: NewLine): unknown[] => [
  line.room,
  line.id,
  lineKey(vault, line),
  line.at,
  line.adapter,
  line.sender,
  line.memberId,
  line.text === null ? null : vault.seal(TEXT, line.text),
  line.answer === null ? null : vault.seal(ANSWER, JSON.stringify(line.answer)),
];

/** Keeps a line in this transaction; breaks the unique key of chat_message when it was kept before. */
export function insertLine(tx: Tx, vault: Vault, line: NewLine): KeptLine {
  tx.later(INSERT, rowOf(vault, line));
  const { id, room, at, text, answer } = line;
  return { id, room, at, text, answer };
}

export const openText = (vault: Vault, sealed: string | null): string | null => (sealed === null ? null : vault.open(TEXT, sealed));
export const openAnswer = (vault: Vault, sealed: string | null): Reply | null =>
  sealed === null ? null : (JSON.parse(vault.open(ANSWER, sealed)) as Reply);

interface Row {
  roomId: string;
  id: string;
  at: number;
  text: string | null;
  answer: string | null;
}

/** The line of that key with its answer, or null. */
export async function findLine(db: Reader, vault: Vault, key: string): Promise<KeptLine | null> {
  const [row] = await db.query<Row[]>('SELECT roomId, id, at, text, answer FROM chat_message WHERE line = ?', [key]);
  if (!row) return null;
  return { id: row.id, room: row.roomId, at: Number(row.at), text: openText(vault, row.text), answer: openAnswer(vault, row.answer) };
}
