import type { Ctx } from '../../core/context';
import { insertIfAbsent } from '../../core/db';
import type { Reply } from '../../core/reply';
import { INSERT_LINE, rowOf } from './lines';

/** The bot speaks without being asked: once in each room for the same `key`, however often this is called. */
export function speakFirst(ctx: Ctx, rooms: readonly string[], key: string, answer: Reply): void {
  for (const room of rooms) {
    const line = {
      id: ctx.newId('msg'),
      room,
      at: ctx.now,
      adapter: 'web',
      sender: null,
      memberId: null,
      messageId: `${key} ${room}`,
      text: null,
      answer,
    };
    ctx.db.later(insertIfAbsent(ctx.db.dialect, INSERT_LINE.table, INSERT_LINE.columns), rowOf(ctx.vault, line));
  }
}
