import type { ChatMessage } from '../../../shared/chat';
import type { Actor, ReadCtx } from '../../core/context';
import { marks } from '../../core/db';
import type { Reply } from '../../core/reply';
import { namesOf } from '../members';
import { openBody, speakerOf } from './lines';
import { isGuest } from './rooms';

/** A message before it is known who looks at it. */
export interface OpenLine {
  id: string;
  room: string;
  at: number;
  adapter: string;
  sender: string;
  /** Null when the bot speaks first. */
  from: { mark: string; name: string; kind: 'member' | 'guest' } | null;
  text: string | null;
  answer: Reply | null;
  removed: boolean;
  removes: string | null;
}

interface Row {
  roomId: string;
  id: string;
  at: number;
  adapter: string;
  sender: string;
  linkedId: string | null;
  body: string | null;
  removedAt: number | null;
  removes: string | null;
}

const SELECT = 'SELECT roomId, id, at, adapter, sender, linkedId, body, removedAt, removes FROM chat_message';
const MARK_LENGTH = 10;

/** Messages of one room by a condition on `id`, newest first. */
export async function readLines(ctx: ReadCtx, room: string, where: string, params: readonly unknown[], limit: number): Promise<OpenLine[]> {
  const rows = await ctx.db.query<Row[]>(`${SELECT} WHERE roomId = ? AND ${where} ORDER BY id DESC LIMIT ?`, [room, ...params, limit]);
  return openLines(ctx, rows);
}

/** Messages of one room by their ids. */
export const readLinesById = (ctx: ReadCtx, room: string, ids: readonly string[]): Promise<OpenLine[]> =>
  readLines(ctx, room, `id IN (${marks(ids)})`, ids, ids.length);

async function openLines(ctx: ReadCtx, rows: readonly Row[]): Promise<OpenLine[]> {
  const members = [...new Set(rows.flatMap((row) => speakerOf(row) ?? []))];
  const names = members.length > 0 ? await namesOf(ctx, members) : new Map<string, { name: string }>();
  return rows.map((row) => ({
    id: row.id,
    room: row.roomId,
    at: Number(row.at),
    adapter: row.adapter,
    sender: row.sender,
    from: authorOf(ctx, row, names),
    ...openBody(ctx.vault, row.body),
    removed: row.removedAt !== null,
    removes: row.removes,
  }));
}

function authorOf(ctx: ReadCtx, row: Row, names: ReadonlyMap<string, { name: string }>): OpenLine['from'] {
  if (row.sender === '') return null;
  const member = speakerOf(row);
  const mark = ctx.vault.digest('chat.mark', member ?? `${row.adapter}\n${row.sender}`).slice(0, MARK_LENGTH);
  return { mark, name: (member && names.get(member)?.name) || '', kind: member ? 'member' : 'guest' };
}

const shortened = (name: string): string => (name === '' ? '' : `${[...name][0]}**`);

/** The message as that person sees it in the web room. */
export function seenBy(viewer: Actor, { adapter, sender, from, ...line }: OpenLine): ChatMessage {
  const mine = adapter === 'web' && sender === viewer.id;
  const short = isGuest(viewer) && !mine;
  return {
    ...line,
    from: from && { ...from, name: short ? shortened(from.name) : from.name },
    mine,
  };
}
