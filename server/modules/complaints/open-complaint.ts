import type { z } from 'zod';
import type { FileComplaint, Filed } from '../../../shared/complaints';
import type { Ctx } from '../../core/context';
import { categoryOf, complaintRules } from './charter-rules';
import { startClocks } from './clock-rows';
import { linkPictures } from './pictures';
import { heardAt } from './queries';
import { recordStep } from './take-step';

interface Opening {
  number: string;
  /** Null: nobody. */
  memberId: string | null;
  /** Of the slip that opens an anonymous thread. */
  receiptDigest: string | null;
}

/** Writes a new complaint with its clocks, which are fixed here by the charter in force, and tells of it. */
export async function openComplaint(
  ctx: Ctx,
  input: z.output<typeof FileComplaint>,
  { number, memberId, receiptDigest }: Opening,
): Promise<Filed> {
  const rules = complaintRules(ctx);
  const category = categoryOf(rules, input.category);
  const complaint = { id: ctx.newId('cpl'), urgent: category.urgent || input.urgent, memberId };
  const columns =
    'id, number, memberId, receiptDigest, category, department, urgent, text, state, assigneeId, openedAt, charterVersion, round, reopenUntil, escalations, entries';
  ctx.db.later(`INSERT INTO complaint(${columns}) VALUES (?,?,?,?,?,?,?,?,'new',NULL,?,?,1,NULL,0,1)`, [
    complaint.id,
    number,
    memberId,
    receiptDigest,
    category.id,
    category.department,
    complaint.urgent,
    ctx.vault.seal('complaint.text', input.text),
    ctx.now,
    ctx.charter.version.number,
  ]);
  recordStep(ctx, complaint.id, 'file', null, { state: 'new', seq: 1 });
  const ends = startClocks(ctx, complaint, ['first-answer', 'solution'], 1, heardAt(ctx, complaint));
  await linkPictures(ctx, complaint.id, memberId, input.pictures);
  ctx.tell({
    type: 'ComplaintFiled',
    subject: complaint.id,
    data: { number, category: category.id, department: category.department, urgent: complaint.urgent, anonymous: memberId === null },
  });
  return {
    number,
    category: category.id,
    categoryTitle: category.title,
    status: 'new',
    urgent: complaint.urgent,
    firstAnswerDueAt: ends['first-answer'] as number,
    solutionDueAt: ends.solution as number,
  };
}
