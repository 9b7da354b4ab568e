import { type Stand, WriteMessage } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { mayHandle } from './policy';
import { complaintFor } from './queries';
import { ask } from './staff-steps';

/** Staff need to know something from the complainant, and the clocks stand still meanwhile. */
export const askComplainant = operation({
  name: 'complaints.ask',
  input: WriteMessage,
  policy: mayHandle,
  async run(ctx, { number, text }): Promise<Stand> {
    const complaint = await complaintFor(ctx, number);
    ctx.permit(complaint);
    return ask(ctx, complaint, text);
  },
});
