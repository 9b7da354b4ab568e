import { printedCode } from '../../../shared/perks';
import type { ReadCtx } from '../../core/context';
import { marks } from '../../core/db';
import type { Told } from '../../core/facts';
import type { Notice } from '../../core/module';
import { namesOf } from '../members';

const show = { label: { 'zh-CN': '看优惠券', en: 'My coupons' }, command: '优惠券' };

/** What each of the fact's members was given with it, in words that need no language: titles are the charter's. */
async function giftsOf(ctx: ReadCtx, { at, data }: Told): Promise<Map<string, string>> {
  const members = data.members as string[];
  const [coupons, points] = await Promise.all([
    ctx.db.query<{ memberId: string; title: string; code: string; expiresOn: string }[]>(
      `SELECT memberId, title, code, expiresOn FROM perk_grant WHERE memberId IN (${marks(members)}) AND grantedAt = ? AND code IS NOT NULL ORDER BY perkId, part`,
      [...members, at],
    ),
    ctx.db.query<{ memberId: string; title: string; points: number }[]>(
      `SELECT memberId, title, points FROM points_entry WHERE memberId IN (${marks(members)}) AND at = ? AND reason = 'perk' ORDER BY id`,
      [...members, at],
    ),
  ]);
  const gifts = new Map<string, string>();
  const add = (memberId: string, gift: string) =>
    gifts.set(memberId, [...(gifts.has(memberId) ? [gifts.get(memberId)] : []), gift].join('；'));
  for (const { memberId, title, code, expiresOn } of coupons) add(memberId, `${title} ${printedCode(code)}（→ ${expiresOn}）`);
  for (const { memberId, title, points: sum } of points) add(memberId, `${title} +${sum}`);
  return gifts;
}

/** What the perks module has to say to members. */
export const perksNotices: readonly Notice[] = [
  {
    on: 'BirthdaysGranted',
    template: 'perks.birthday',
    topic: 'perks',
    async to(ctx, fact) {
      const members = fact.data.members as string[];
      const [names, gifts] = await Promise.all([namesOf(ctx, members), giftsOf(ctx, fact)]);
      return members.flatMap((member) => {
        const name = names.get(member)?.name;
        if (!name) return []; // has left since
        const action = gifts.has(member) ? { action: show } : {};
        return [{ to: { member }, params: { name, gifts: gifts.get(member) ?? '' }, ...action }];
      });
    },
  },
  {
    on: 'CouponsGranted',
    template: 'perks.granted',
    topic: 'perks',
    async to(ctx, fact) {
      const gifts = await giftsOf(ctx, fact);
      return [...gifts].map(([member, text]) => ({ to: { member }, params: { gifts: text }, action: show }));
    },
  },
];
