import { ListFailedDeliveries } from '../../../shared/notifications';
import { mayStaff } from '../../../shared/permissions';
import { marks } from '../../core/db';
import { operation } from '../../core/operation';
import { CHANNELS } from './channels';

interface Row {
  id: string;
  type: string;
  data: string;
  attempts: number;
  parked: string;
  parkedAt: number;
}

/** What a channel could not deliver in ten tries, newest first: how many, since when and why; not to whom, and not what. */
export const listFailedDeliveries = operation({
  name: 'notifications.list-failed',
  input: ListFailedDeliveries,
  policy: (actor) => mayStaff(actor.roles, 'facts.read'),
  reads: true,
  async run(ctx, { limit }) {
    ctx.permit(undefined as never);
    const types = CHANNELS.map((channel) => channel.wanted);
    const sql = `SELECT id, type, data, attempts, parked, parkedAt FROM fact WHERE parkedAt IS NOT NULL AND type IN (${marks(types)}) ORDER BY parkedAt DESC LIMIT ?`;
    const rows = await ctx.db.query<Row[]>(sql, [...types, limit]);
    const failed = rows.map((row) => ({
      factId: row.id,
      channel: CHANNELS.find((channel) => channel.wanted === row.type)?.name ?? row.type,
      notifications: (JSON.parse(row.data) as { ids: string[] }).ids.length,
      tries: Number(row.attempts),
      parkedAt: Number(row.parkedAt),
      error: row.parked,
    }));
    return { failed };
  },
});
