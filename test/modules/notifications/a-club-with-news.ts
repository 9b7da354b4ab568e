import { z } from 'zod';
import type { Module, Notice } from '../../../server/core/module';
import { operation } from '../../../server/core/operation';
import { instantOf } from '../../../server/core/zone';
import { modules } from '../../../server/modules';
import { notificationsModule } from '../../../server/modules/notifications';
import type { Open, OpenOptions, TestClub } from '../../support/club';

/** Tells a fact of that type about those members, as any module might. */
const happen = operation({
  name: 'news.happen',
  input: z.strictObject({ type: z.string(), members: z.array(z.string()).default([]) }),
  policy: () => true,
  async run(ctx, { type, members }) {
    ctx.permit(null);
    ctx.tell({ type, subject: ctx.newId('nws'), data: { members } });
    return {};
  },
});

const toThem = (template: string, topic: Notice['topic'], urgent?: true): Notice => ({
  on: 'NewsHappened',
  template,
  topic,
  ...(urgent && { urgent }),
  to: async (_ctx, { data }) =>
    (data.members as string[]).map((member) => ({
      to: { member },
      params: { what: '书法课', seats: 3 },
      action: { label: { 'zh-CN': '去报名', en: 'Sign up' }, command: '报名 3' },
    })),
});

const text = {
  'zh-CN': { title: '{what}开课', body: '还有 {seats} 个名额。' },
  en: { title: 'News: {what}', body: '{seats} seats left.' },
};

/** A module with something to say: an ordinary notice, an urgent one, a duty, and one for the rooms. */
export const newsModule: Module = {
  name: 'news',
  operations: [happen],
  facts: ['NewsHappened', 'NewsIsUrgent', 'DutyCalled', 'NewsForAll'],
  notices: [
    toThem('news.happened', 'events'),
    { ...toThem('news.urgent', 'events', true), on: 'NewsIsUrgent' },
    { ...toThem('news.duty', 'duty'), on: 'DutyCalled' },
    {
      on: 'NewsForAll',
      template: 'news.for-all',
      topic: 'events',
      to: async () => [{ to: { room: 'announcements' }, params: { what: '书法课', seats: 3 } }],
    },
  ],
  messages: { notices: { 'news.happened': text, 'news.urgent': text, 'news.duty': text, 'news.for-all': text } },
};

const LATER = ['notifications', 'chat', 'privacy', 'system'];

/** The whole club with the news module in it, whose notices alone are delivered; `replacing` puts other modules in the place of their namesakes. */
export function modulesWithNews(replacing: readonly Module[] = []): readonly Module[] {
  const earlier = [...modules.filter((m) => !LATER.includes(m.name)), newsModule];
  const later = modules.filter((m) => LATER.includes(m.name) && m.name !== 'notifications');
  return [...earlier, notificationsModule([newsModule]), ...later.map((m) => replacing.find((r) => r.name === m.name) ?? m)];
}

export interface NewsClub extends TestClub {
  happen(type: string, members?: readonly { id: string }[]): Promise<void>;
  delivered(): Promise<string[]>;
  /** Sets the clock to that club time, and delivers what is due then; the jobs of other modules rest. */
  at(wall: string): Promise<void>;
}

/** Opens that club. `delivered` gives the recipients of what the chat took over, in order. */
export async function openWithNews(open: Open, options: OpenOptions = {}): Promise<NewsClub> {
  const club = await open({ modules: modulesWithNews(), ...options });
  return Object.assign(club, {
    happen: async (type: string, members: readonly { id: string }[] = []) => {
      await club.system(happen, { type, members: members.map((m) => m.id) });
    },
    at: async (wall: string) => {
      club.clock.set(instantOf(club.charter.club.timeZone, Date.parse(`${wall}Z`)));
      await club.deliver();
    },
    delivered: async () =>
      (await club.rows<{ recipient: string }>('SELECT recipient FROM delivery WHERE handedAt IS NOT NULL ORDER BY recipient')).map(
        (row) => row.recipient,
      ),
  });
}
