import { mayStaff } from '../../../shared/permissions';
import { ListParkedFacts, ReleaseFact } from '../../../shared/system';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';

interface Row {
  id: string;
  type: string;
  subject: string;
  at: number;
  attempts: number;
  parked: string;
}

/** Facts whose handler failed ten times, newest first, with the error. */
export const listParkedFacts = operation({
  name: 'system.list-parked-facts',
  input: ListParkedFacts,
  reads: true,
  policy: (actor) => mayStaff(actor.roles, 'facts.read'),
  async run(ctx, { limit }) {
    ctx.permit(undefined as never);
    const rows = await ctx.db.query<Row[]>(
      'SELECT id, type, subject, at, attempts, parked FROM fact WHERE parked IS NOT NULL ORDER BY parkedAt DESC LIMIT ?',
      [limit],
    );
    return { facts: rows.map(({ parked, ...row }) => ({ ...row, at: Number(row.at), attempts: Number(row.attempts), error: parked })) };
  },
});

/** Lets a parked fact be tried again from the beginning of its ten tries. Throws conflict when it is not parked. */
export const releaseFact = operation({
  name: 'system.release-fact',
  input: ReleaseFact,
  policy: (actor) => mayStaff(actor.roles, 'facts.release'),
  async run(ctx, { id }) {
    ctx.permit(undefined as never);
    const released = await ctx.db.change(
      'UPDATE fact SET parked = NULL, parkedAt = NULL, attempts = 0, dueAt = ? WHERE id = ? AND parked IS NOT NULL',
      [ctx.now, id],
    );
    if (released === 0) throw new DomainError('conflict', 'system.not-parked');
    ctx.tell({ type: 'FactReleased', subject: id, data: {} });
    return {};
  },
});
