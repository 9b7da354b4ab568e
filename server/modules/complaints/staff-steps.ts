import type { Stand } from '../../../shared/complaints';
import type { Ctx } from '../../core/context';
import { freezeClocks, resumeClocks, startClocks, stopClocks } from './clock-rows';
import type { ComplaintRow } from './complaint.entity';
import { say, takeStep } from './take-step';

/** Staff answer: meets the first-answer clock, starts the charter's clock for the next word, and takes a waiting complaint up again. */
export async function answer(ctx: Ctx, complaint: ComplaintRow, text: string): Promise<Stand> {
  const { state, seq } = await takeStep(ctx, complaint, 'answer');
  say(ctx, complaint.id, seq, 'answer', text);
  stopClocks(ctx, complaint.id, ['first-answer', 'update']);
  if (complaint.state === 'waiting') await resumeClocks(ctx, complaint.id, ctx.now);
  startClocks(ctx, complaint, ['update'], seq, ctx.now);
  ctx.tell({ type: 'ComplaintAnswered', subject: complaint.id, data: { number: complaint.number, seq } });
  return { number: complaint.number, status: state };
}

/** Staff ask the complainant something: an answer, too, after which all clocks stand still until the complainant has spoken. */
export async function ask(ctx: Ctx, complaint: ComplaintRow, text: string): Promise<Stand> {
  const { state, seq } = await takeStep(ctx, complaint, 'ask');
  say(ctx, complaint.id, seq, 'question', text);
  stopClocks(ctx, complaint.id, ['first-answer']);
  await freezeClocks(ctx, complaint.id);
  ctx.tell({ type: 'ComplaintAnswerAwaited', subject: complaint.id, data: { number: complaint.number, seq } });
  return { number: complaint.number, status: state };
}
