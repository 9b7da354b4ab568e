import type { ChatMessage, Said } from '../../../../shared/chat';

/** A line of one's own that the room does not keep: under way, not sent, or answered for one's eyes alone. In memory only. */
export interface OwnLine {
  id: string;
  room: string;
  /** The newest message when it was said: it stands after that. */
  after: string;
  text: string | null;
  state: 'sending' | 'failed' | 'private';
  why?: string;
  reply?: Said['reply'];
}
export type Entry = { order: string; message: ChatMessage } | { order: string; own: OwnLine };

/** Messages of a room once each, oldest first, removed ones emptied, with one's own lines where they were said. */
export function entriesOf(room: string, messages: readonly ChatMessage[], own: readonly OwnLine[]): Entry[] {
  const here = messages.filter((m) => m.room === room);
  const removed = new Set(here.map(({ removes }) => removes).filter((id) => id !== null));
  const kept = new Map(here.filter(({ removes }) => removes === null).map((m) => [m.id, m]));
  const entries: Entry[] = [...kept.values()].map((m) => ({
    order: m.id,
    message: removed.has(m.id) ? { ...m, text: null, answer: null, removed: true } : m,
  }));
  own.forEach((line, n) => {
    if (line.room === room) entries.push({ order: `${line.after}~${String(n).padStart(6, '0')}`, own: line });
  });
  return entries.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
}

/** One's own lines after the room has answered one of them. A secret answer, or one to a line that is kept nowhere, stays here. */
export function answered(own: readonly OwnLine[], id: string, { message, reply }: Said): OwnLine[] {
  return own.flatMap((line) => {
    if (line.id !== id) return [line];
    if (!reply || (message && !reply.secret)) return [];
    return [{ id, room: line.room, after: message?.id ?? line.after, text: message ? null : line.text, state: 'private' as const, reply }];
  });
}
