import type { Reply } from '../../core/reply';

type Packed =
  | string
  | [text: string | number, title: string, lines: (string | [string, string])[], buttons?: (string | [string, string])[]];

/** Most replies say in the text what the card says: it is then kept as one of these joints. */
const JOINTS = ['', ' ', '\n'];

const spoken = (title: string, lines: readonly { label?: string; text: string }[]): string[] => [
  title,
  ...lines.map(({ label, text }) => (label === undefined ? text : `${label} ${text}`)),
];

/** A reply as it is kept: every check-in by chat keeps one, so it is half as long as it is on the wire. */
export function packReply({ text, card }: Reply): Packed {
  if (!card) return text;
  const parts = spoken(card.title, card.lines);
  const joint = JOINTS.findIndex((one) => parts.join(one) === text);
  const lines = card.lines.map((line): string | [string, string] => (line.label === undefined ? line.text : [line.label, line.text]));
  const buttons = card.buttons?.map(({ label, command }): string | [string, string] => (label === command ? label : [label, command]));
  const kept = joint < 0 ? text : joint;
  return buttons ? [kept, card.title, lines, buttons] : [kept, card.title, lines];
}

/** The inverse of `packReply`. */
export function unpackReply(packed: Packed): Reply {
  if (typeof packed === 'string') return { text: packed };
  const [kept, title, packedLines, packedButtons] = packed;
  const lines = packedLines.map((line) => (typeof line === 'string' ? { text: line } : { label: line[0], text: line[1] }));
  const buttons = packedButtons?.map((one) =>
    typeof one === 'string' ? { label: one, command: one } : { label: one[0], command: one[1] },
  );
  const text = typeof kept === 'number' ? spoken(title, lines).join(JOINTS[kept]) : kept;
  return { text, card: { title, lines, ...(buttons && { buttons }) } };
}
