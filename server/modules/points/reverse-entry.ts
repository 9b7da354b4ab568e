import { mayStaff } from '../../../shared/permissions';
import { ReverseEntryInput } from '../../../shared/points';
import { operation } from '../../core/operation';
import { writeNote } from './adjust-points';
import { reverse } from './reverse';

/** Staff correct an entry by reversing it; see `reverse` for what comes back and what is taken. */
export const reverseEntry = operation({
  name: 'points.reverse-entry',
  input: ReverseEntryInput,
  policy: (actor) => mayStaff(actor.roles, 'points.adjust'),
  duplicates: { points_source: 'points.already-reversed' },
  async run(ctx, { id: memberId, entryId, reason }) {
    ctx.permit(null);
    const reversal = await reverse(ctx, { memberId, entryId });
    for (const id of reversal.entryIds) writeNote(ctx, memberId, id, reason);
    ctx.tell({ type: 'PointsReversed', subject: memberId, data: { entryId, points: reversal.points } });
    return reversal;
  },
});
