import { Announce } from '../../../shared/chat';
import { mayStaff } from '../../../shared/permissions';
import { operation } from '../../core/operation';
import { speakFirst } from './speak-first';

/** Staff speak to everybody in the group rooms, by the bot's mouth. */
export const announce = operation({
  name: 'chat.announce',
  input: Announce,
  policy: (actor) => mayStaff(actor.roles, 'announcements.write'),
  async run(ctx, { title, text, rooms }) {
    ctx.permit(undefined as never);
    const id = ctx.newId('ann');
    speakFirst(ctx, rooms, id, {
      text: `${title}\n${text}`,
      card: {
        title,
        lines: text
          .split('\n')
          .filter(Boolean)
          .map((line) => ({ text: line })),
      },
    });
    ctx.tell({ type: 'AnnouncementMade', subject: id, data: { rooms } });
    return { id, rooms };
  },
});
