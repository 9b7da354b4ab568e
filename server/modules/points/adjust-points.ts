import { mayStaff } from '../../../shared/permissions';
import { AdjustPointsInput } from '../../../shared/points';
import type { Ctx } from '../../core/context';
import { operation } from '../../core/operation';
import { standingOf } from '../members';
import { credit } from './credit';
import { spend } from './spend';

const TITLE = '会馆调整';

/** Staff give or take points, with a reason that the member reads. What is taken never brings the balance below zero. */
export const adjustPoints = operation({
  name: 'points.adjust',
  input: AdjustPointsInput,
  policy: (actor) => mayStaff(actor.roles, 'points.adjust'),
  async run(ctx, { id: memberId, points, reason }) {
    ctx.permit(null);
    await standingOf(ctx, memberId);
    const entryId = points > 0 ? await give(ctx, memberId, points) : await take(ctx, memberId, -points);
    writeNote(ctx, memberId, entryId, reason);
    ctx.tell({ type: 'PointsAdjusted', subject: memberId, data: { entryId, points } });
    return { entryId, points };
  },
});

async function give(ctx: Ctx, memberId: string, points: number): Promise<string> {
  const { entryId } = await credit(ctx, { memberId, points, reason: 'adjustment', sourceId: null, title: TITLE });
  return entryId as string;
}

async function take(ctx: Ctx, memberId: string, points: number): Promise<string> {
  return (await spend(ctx, { memberId, points, reason: 'adjustment', sourceId: null, title: TITLE })).entryId;
}

/** Keeps what staff wrote, sealed and apart from the ledger. */
export function writeNote(ctx: Ctx, memberId: string, entryId: string, note: string): void {
  const sealed = ctx.vault.seal('points_note.note', note);
  ctx.db.later('INSERT INTO points_note(memberId, entryId, note, `by`) VALUES (?,?,?,?)', [memberId, entryId, sealed, ctx.actor.id]);
}
