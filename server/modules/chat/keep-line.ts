import { z } from 'zod';
import { BotReply, SayInRoom } from '../../../shared/chat';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';
import { insertLine } from './lines';

const KeepLine = z.strictObject({
  line: z.strictObject({
    id: z.string(),
    room: z.string().max(83),
    adapter: z.string().max(20),
    sender: z.string().max(80),
    memberId: z.string().nullable(),
    messageId: SayInRoom.shape.id,
    text: z.string(),
    answer: BotReply.nullable(),
  }),
});

/**
 * Keeps a line that changed nothing else: talk, a question with its answer, a refusal. The bot asks for it after it has seen to it
 * that the sender may write there; a command that writes keeps its line in its own transaction.
 */
export const keepLine = operation({
  name: 'chat.keep-line',
  input: KeepLine,
  policy: (actor) => isSystem(actor),
  async run(ctx, { line }) {
    ctx.permit(undefined as never);
    return insertLine(ctx.db, ctx.vault, { ...line, at: ctx.now });
  },
});
