import { z } from 'zod';
import { marks } from '../../core/db';
import { firstIdAt } from '../../core/ids';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';
import { type OpenLine, readLinesById } from './message-views';

const MOST = 500;

const LinesSince = z.strictObject({
  rooms: z.array(z.string()).min(1),
  /** UTC ms. */
  since: z.number(),
  /** Ids that the asker knows already. */
  known: z.array(z.string()).default([]),
});

/**
 * What has been said in these rooms since then, oldest first, at most the latest 500; `more` when there was more. Ids of several
 * processes interleave, so the asker looks back a while and names what it knows.
 */
export const linesSince = operation({
  name: 'chat.lines-since',
  input: LinesSince,
  reads: true,
  policy: (actor) => isSystem(actor),
  async run(ctx, { rooms, since, known }): Promise<{ lines: OpenLine[]; more: boolean }> {
    ctx.permit(undefined as never);
    const found = await ctx.db.query<{ roomId: string; id: string }[]>(
      `SELECT roomId, id FROM chat_message WHERE roomId IN (${marks(rooms)}) AND id >= ? ORDER BY id DESC LIMIT ${MOST}`,
      [...rooms, firstIdAt('msg', since)],
    );
    const seen = new Set(known);
    const fresh = new Map<string, string[]>();
    for (const { roomId, id } of found) if (!seen.has(id)) fresh.set(roomId, [...(fresh.get(roomId) ?? []), id]);
    const lines = await Promise.all([...fresh].map(([room, ids]) => readLinesById(ctx, room, ids)));
    return { lines: lines.flat().sort((a, b) => (a.id < b.id ? -1 : 1)), more: found.length === MOST };
  },
});
