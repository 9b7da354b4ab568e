import type { Ctx, ReadCtx } from '../../core/context';
import { marks } from '../../core/db';
import type { PersonalData } from '../../core/module';
import { stopClocks } from './clock-rows';
import type { ComplaintRow } from './complaint.entity';
import { dropPicturesOf, dropWaitingOf } from './pictures';
import { complaintOf } from './queries';
import { takeStep } from './take-step';
import { threadView } from './views';

const ownComplaints = async ({ db }: Pick<ReadCtx, 'db'>, memberId: string): Promise<ComplaintRow[]> =>
  (await db.query<ComplaintRow[]>('SELECT * FROM complaint WHERE memberId = ? ORDER BY openedAt', [memberId])).map(complaintOf);

/** Their own complaints as they saw them, with their pictures' addresses, and which complaints of others they worked on. */
async function collect(ctx: ReadCtx, memberId: string): Promise<Record<string, unknown>> {
  const complaints: unknown[] = [];
  for (const complaint of await ownComplaints(ctx, memberId)) {
    const thread = await threadView(ctx, complaint);
    const pictures = thread.pictures.map((p) => ({ ...p, address: `/api/v1/complaints/${complaint.number}/pictures/${p.id}` }));
    complaints.push({ id: complaint.id, ...thread, pictures });
  }
  const handled = await ctx.db.query<{ number: string }[]>('SELECT number FROM complaint WHERE assigneeId = ? ORDER BY number', [memberId]);
  const waiting = await ctx.db.query<{ id: string }[]>('SELECT id FROM complaint_picture WHERE complaintId IS NULL AND ownerId = ?', [
    memberId,
  ]);
  return { complaints, complaintsHandled: handled.map((c) => c.number), picturesWaiting: waiting.map((p) => p.id) };
}

/**
 * Removes every text and picture of the person's named complaints, what was answered and noted included, since it speaks of them. Number,
 * category, steps and clocks stay, for the figures; what was still open closes. Anonymous complaints cannot be found, and stay.
 */
async function erase(ctx: Ctx, memberId: string): Promise<void> {
  await dropWaitingOf(ctx, memberId);
  const complaints = await ownComplaints(ctx, memberId);
  if (complaints.length === 0) return;
  for (const complaint of complaints) {
    if (complaint.state === 'closed' && complaint.text === null) continue; // a second time changes nothing
    await takeStep(ctx, complaint, 'erase', { text: null });
    stopClocks(ctx, complaint.id);
  }
  const ids = complaints.map((c) => c.id);
  for (const [table, column] of [
    ['complaint_message', 'body'],
    ['complaint_note', 'body'],
    ['complaint_solution', 'comment'],
  ])
    ctx.db.later(`UPDATE ${table} SET ${column} = NULL WHERE complaintId IN (${marks(ids)})`, ids);
  await dropPicturesOf(ctx, ids);
}

export const complaintsPersonalData: PersonalData = { collect, erase };
