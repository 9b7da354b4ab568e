import { mayStaff } from '../../../shared/permissions';
import { MemberStatementQuery, type StatementView } from '../../../shared/points';
import { operation } from '../../core/operation';
import { standingOf } from '../members';
import { statementOf } from './read-statement';

/** A member's ledger for staff, who need the entries' ids to correct one. */
export const readMemberStatement = operation({
  name: 'points.read-member-statement',
  input: MemberStatementQuery,
  policy: (actor) => mayStaff(actor.roles, 'points.read'),
  reads: true,
  async run(ctx, { id, ...query }): Promise<StatementView> {
    ctx.permit(null);
    await standingOf(ctx, id);
    return statementOf(ctx, id, query);
  },
});
