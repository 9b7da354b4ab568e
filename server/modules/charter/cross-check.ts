/** What no single field of a charter can say: references exist, ids are unique, rules agree with one another. */
import type { z } from 'zod';
import type { CharterSections } from './charter';
import { type Grant, PULL } from './sections/perks';

type Path = (string | number)[];
type Say = (path: Path, message: string) => void;

/** Keys that hold references, wherever they stand in the document, and the list they refer to. */
const REFERENCES: Readonly<Record<string, string>> = {
  branches: 'branches',
  branch: 'branches',
  calendar: 'calendars',
  kinds: 'kinds',
  tiers: 'tiers',
  tier: 'tiers',
  tierFrom: 'tiers',
  coupon: 'coupons',
  department: 'departments',
  post: 'posts',
  by: 'posts',
  approval: 'posts',
  escalate: 'posts',
  waiverBy: 'posts',
  eventKinds: 'eventKinds',
};
/** Keys that refer to a chapter this format does not read yet. */
const NOT_YET: Readonly<Record<string, string>> = { measure: '计量', campaign: '促销', stack: '叠加', stamp: '集章', draw: '抽奖' };

/**
 * Reports every disagreement between the charter's sections.
 *
 * @param charter the charter, each field of it already valid.
 * @param ctx where problems go; each carries the path, so that the line can be shown.
 */
export function crossCheck(charter: CharterSections, ctx: z.core.$RefinementCtx): void {
  const say: Say = (path, message) => ctx.addIssue({ code: 'custom', path, message });
  checkReferences(charter, knownIds(charter, say), [], say);
  checkCalendars(charter, say);
  checkTiers(charter, say);
  checkCoupons(charter, say);
  for (const index of charter.perks.keys()) checkPerk(charter, index, say);
}

function knownIds(charter: CharterSections, say: Say): Record<string, Set<string>> {
  const ids = (list: readonly { id: string }[], ...at: Path): Set<string> => {
    const seen = new Set<string>();
    for (const [index, item] of list.entries()) {
      if (seen.has(item.id)) say([...at, index, 'id'], `代号“${item.id}”重复`);
      seen.add(item.id);
    }
    return seen;
  };
  ids(charter.perks, 'perks');
  ids(charter.members.endings, 'members', 'endings');
  ids(charter.complaints?.categories ?? [], 'complaints', 'categories');
  return {
    branches: ids(charter.branches, 'branches'),
    calendars: ids(charter.calendars, 'calendars'),
    kinds: ids(charter.members.kinds, 'members', 'kinds'),
    tiers: ids(charter.tiers?.levels ?? [], 'tiers', 'levels'),
    coupons: ids(charter.coupons, 'coupons'),
    departments: ids(charter.organisation.departments, 'organisation', 'departments'),
    posts: ids(charter.organisation.posts, 'organisation', 'posts'),
    eventKinds: ids(charter.events?.kinds ?? [], 'events', 'kinds'),
  };
}

function checkReferences(node: unknown, known: Record<string, Set<string>>, path: Path, say: Say): void {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) checkReferences(item, known, [...path, index], say);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const at = [...path, key];
    const names = (Array.isArray(value) ? value : [value]).filter((name) => typeof name === 'string');
    const list = known[REFERENCES[key] ?? ''];
    for (const name of names) {
      if (list && !list.has(name)) say(at, `找不到“${name}”，请先在章程里写明`);
      if (NOT_YET[key]) say(at, `“${NOT_YET[key]}”一章尚不支持，不能引用“${name}”`);
    }
    checkReferences(value, known, at, say);
  }
}

function checkCalendars(charter: CharterSections, say: Say): void {
  const clocks = new Set([charter.calendars[0]?.id, charter.complaints?.calendar]);
  for (const [index, calendar] of charter.calendars.entries()) {
    const at = ['calendars', index];
    const open = Object.values(calendar.week).some((windows) => windows.length > 0);
    // A clock on a calendar that never opens would never run out.
    if (!open && clocks.has(calendar.id)) say([...at, 'week'], '工作时间一天也没有开放');
    const holidays = new Set(calendar.holidays);
    for (const day of calendar.workdays) if (holidays.has(day)) say([...at, 'workdays'], `${day}既是休息日又是补班日`);
    if (calendar.workdays.length > 0 && !calendar.week.周一?.length) say([...at, 'workdays'], '补班日用周一的时间，请写明周一');
  }
}

function checkTiers(charter: CharterSections, say: Say): void {
  const tiers = new Set(charter.tiers?.levels.map((level) => level.id));
  for (const [index, kind] of charter.members.kinds.entries()) {
    for (const tier of Object.keys(kind.duesByTier)) {
      if (!tiers.has(tier)) say(['members', 'kinds', index, 'duesByTier', tier], `找不到“${tier}”，请先在章程里写明`);
    }
  }
}

function checkCoupons(charter: CharterSections, say: Say): void {
  for (const [index, { kind, fold, thing }] of charter.coupons.entries()) {
    const wrong = { discount: fold === undefined, thing: thing === undefined, 'amount-off': fold !== undefined || thing !== undefined };
    if (wrong[kind]) say(['coupons', index], '优惠券的面值与种类不符');
  }
}

function checkPerk(charter: CharterSections, index: number, say: Say): void {
  const perk = charter.perks[index];
  if (!perk) return;
  const gives = (...keys: (keyof Grant)[]) => perk.grant.some((grant) => keys.some((key) => grant[key] !== undefined));
  const refuse = (wrong: boolean, message: string) => wrong && say(['perks', index], message);
  const congratulates = perk.on === 'birthday' || (perk.on === 'logged-in' && perk.when?.birthday !== undefined);
  const needsBirthday = perk.on === 'birthday' || [perk.when ?? {}, ...(perk.when?.anyOf ?? [])].some((when) => when.birthday);

  refuse((perk.on === 'measure-reached') !== (perk.at !== undefined), '“达到数值”须写 at，其他时机不写');
  refuse((perk.on === 'ranking-closed') !== (perk.ranking !== undefined), '“排名”须写 ranking，其他时机不写');
  refuse(congratulates && perk.once !== 'birthday-year', '生日礼遇须写 once: birthday-year，一人一年至多一次');
  refuse(perk.cost !== undefined && perk.on !== 'asked', '只有会员申领的礼遇才能用积分换取');
  const needsPoints = gives('points', 'pointsPerYuan', 'pointsTimes') || perk.cost !== undefined;
  refuse(needsPoints && !charter.points, '章程没有积分一章');
  refuse(gives('walletBonus', 'walletCredit'), '章程没有储值一章');
  refuse(needsBirthday && !charter.birthday, '章程没有生日一章');
  refuse(gives('discount') && !PULL.has(perk.on), '折扣只能用于结账、报名或预订');
  refuse(perk.to === 'inviter' && !perk.on.startsWith('invitee-'), '只有被邀请人的时机才能奖励邀请人');
}
