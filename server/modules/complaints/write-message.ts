import { type Stand, WriteMessage } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { addMessage } from './complainant-steps';
import { type Complained, isComplainant, mayHandle } from './policy';
import { complaintFor } from './queries';
import { answer } from './staff-steps';

/** Writes into the thread: the complainant adds something, staff answer. */
export const writeMessage = operation({
  name: 'complaints.write-message',
  input: WriteMessage,
  policy: (actor, s: Complained) => isComplainant(actor, s) || mayHandle(actor, s),
  async run(ctx, { number, text }): Promise<Stand> {
    const complaint = await complaintFor(ctx, number);
    ctx.permit(complaint);
    return isComplainant(ctx.actor, complaint) ? addMessage(ctx, complaint, text) : answer(ctx, complaint, text);
  },
});
