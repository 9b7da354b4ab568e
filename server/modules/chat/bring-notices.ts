import { GROUP_ROOMS } from '../../../shared/chat';
import type { FactHandler } from '../../core/facts';
import type { Reply } from '../../core/reply';
import { type ChatNotice, noticeForChat } from '../notifications';
import { directRoomOf } from './rooms';
import { speakFirst } from './speak-first';

function replyOf({ title, body, action }: ChatNotice): Reply {
  const lines = body.split('\n').filter(Boolean);
  return {
    text: [title, ...lines].join('\n'),
    card: { title, lines: lines.map((text) => ({ text })), ...(action && { buttons: [action] }) },
  };
}

/** Says in a member's direct room, or in the group rooms, what the notifications module wants said there; each notification once. */
export const bringNotices: FactHandler = {
  name: 'chat.bring-notices',
  on: 'ChatWanted',
  async handle(ctx, { data }) {
    for (const id of data.ids as string[]) {
      const notice = await noticeForChat(ctx, id);
      if (notice) speakFirst(ctx, notice.memberId ? [directRoomOf(notice.memberId)] : GROUP_ROOMS, notice.id, replyOf(notice));
    }
  },
};
