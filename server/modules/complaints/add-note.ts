import { type Stand, WriteMessage } from '../../../shared/complaints';
import { operation } from '../../core/operation';
import { heardState } from './heard';
import { mayHandle } from './policy';
import { complaintFor } from './queries';
import { takeStep } from './take-step';

/** Staff write a note for one another, which no complainant ever sees. */
export const addNote = operation({
  name: 'complaints.add-note',
  input: WriteMessage,
  policy: mayHandle,
  async run(ctx, { number, text }): Promise<Stand> {
    const complaint = await complaintFor(ctx, number);
    ctx.permit(complaint);
    const { state, seq } = await takeStep(ctx, complaint, 'note');
    ctx.db.later('INSERT INTO complaint_note(complaintId, seq, authorId, body, at) VALUES (?,?,?,?,?)', [
      complaint.id,
      seq,
      ctx.actor.id,
      ctx.vault.seal('complaint_note.body', text),
      ctx.now,
    ]);
    ctx.tell({ type: 'ComplaintNoted', subject: complaint.id, data: { number, seq } });
    return { number, status: await heardState(ctx, complaint, state) };
  },
});
