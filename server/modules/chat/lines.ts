import { hash } from 'node:crypto';
import type { Reader, Tx } from '../../core/db';
import type { Reply } from '../../core/reply';
import type { Vault } from '../../core/vault';
import { packReply, unpackReply } from './pack-reply';

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

const COLUMNS = ['roomId', 'id', 'sender', 'line', 'at', 'adapter', 'linkedId', 'body'];
export const INSERT_LINE = { table: 'chat_message', columns: COLUMNS } as const;
const INSERT = `INSERT INTO chat_message(${COLUMNS.join(', ')}) VALUES (?,?,?,?,?,?,?,?)`;
const BODY = 'chat_message.body';
/** 132 bits. */
const KEY_LENGTH = 22;

type Sender = Pick<NewLine, 'adapter' | 'sender' | 'messageId'>;

/** What a line delivered twice breaks, together with its sender. No secret goes into it, so it needs no key. */
export const lineKey = ({ adapter, sender, messageId }: Sender): string =>
  hash('sha256', `${adapter}\n${sender ?? ''}\n${messageId}`, 'base64url').slice(0, KEY_LENGTH);

export const rowOf = (vault: Vault, line: NewLine): unknown[] => [
  line.room,
  line.id,
  line.sender ?? '',
  lineKey(line),
  line.at,
  line.adapter,
  line.adapter === 'web' && line.memberId === line.sender ? null : line.memberId,
  vault.seal(BODY, JSON.stringify([line.text, line.answer && packReply(line.answer)])),
];

/** Keeps a line in this transaction; breaks the unique key of chat_message when it was kept before. */
export function insertLine(tx: Tx, vault: Vault, line: NewLine): KeptLine {
  tx.later(INSERT, rowOf(vault, line));
  const { id, room, at, text, answer } = line;
  return { id, room, at, text, answer };
}

/** What was said and what was answered; both null once it is removed. */
export function openBody(vault: Vault, sealed: string | null): { text: string | null; answer: Reply | null } {
  if (sealed === null) return { text: null, answer: null };
  const [text, answer] = JSON.parse(vault.open(BODY, sealed)) as [string | null, Parameters<typeof unpackReply>[0] | null];
  return { text, answer: answer === null ? null : unpackReply(answer) };
}

/** The member behind a line, or null: in the web room members speak under their own id. */
export const speakerOf = ({ adapter, sender, linkedId }: { adapter: string; sender: string; linkedId: string | null }): string | null =>
  linkedId ?? (adapter === 'web' && sender.startsWith('mbr_') ? sender : null);

interface Row {
  roomId: string;
  id: string;
  at: number;
  body: string | null;
}

/** That line of the sender with its answer, or null. */
export async function findLine(db: Reader, vault: Vault, line: Sender): Promise<KeptLine | null> {
  const [row] = await db.query<Row[]>('SELECT roomId, id, at, body FROM chat_message WHERE sender = ? AND line = ?', [
    line.sender ?? '',
    lineKey(line),
  ]);
  return row ? { id: row.id, room: row.roomId, at: Number(row.at), ...openBody(vault, row.body) } : null;
}
