/** Rules that the format knows and this version does not carry out: a club must not believe that they hold. */
import type { CharterSections } from './charter';
import type { SimpleWhen } from './sections/conditions';
import type { Grant, Occasion, Perk } from './sections/perks';

type Path = readonly (string | number)[];

/** A rule that stands in a charter without any effect, and where. */
export interface IdleRule {
  path: Path;
  message: string;
}

const idle = (path: Path, what: string): IdleRule => ({
  path,
  message: `${what}尚不支持，写了也不会执行；请先删去，或写进 clauses 由人执行`,
});

/** Keys of the chapter on events and of a kind of event, as they are written. */
const OF_EVENTS = {
  approval: '活动审批',
  points: '审批要点',
  needs: '策划书的必备内容',
  reopenOn: '变更后重新审批',
  decideWithin: '审批时限',
  refunds: '退费',
  noShow: '爽约的处理',
  prizes: '奖品的领取与公布',
} as const;
const OF_KINDS = { approval: '活动审批', series: '系列赛积分榜', quotas: '按等级保留名额' } as const;
/** What nothing is known of when somebody signs up: such a condition would shut everybody out. */
const OF_GATES = ['branches', 'has', 'streak', 'first', 'amountFrom', 'rankUpTo', 'gradeIn'] as const;

/** Keys of other chapters, as they are written. */
const OF_CHAPTERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  version: { notice: '公示期', transition: '过渡规定' },
  members: { endings: '会籍终止的事由与申诉', suggestions: '建议的答复时限' },
  points: { worth: '积分抵现', makeUp: '补签' },
  birthday: { lead: '生日提前准备' },
};
const OF_ADMISSION = { needs: '入会条件', tasks: '入会任务', decideWithin: '审核时限' } as const;

const BOOKED: readonly (keyof Grant)[] = ['points', 'pointsTimes', 'coupon', 'gift', 'service'];
const CALENDAR: readonly Perk['once'][] = ['occasion', 'day', 'month', 'year', 'lifetime'];
type Conditions = readonly (keyof SimpleWhen)[];
const STANDING: Conditions = ['kinds', 'tiers', 'tierFrom', 'dates', 'weekdays'];
const PERSON: Conditions = [...STANDING, 'age', 'birthday'];

interface Giving {
  grants: readonly (keyof Grant)[];
  once: readonly Perk['once'][];
  /** What is known of the member and the occasion: a condition on anything else never holds. */
  when: Conditions;
  capped: boolean;
}
/** The occasions that arise, what is given on them, to whom, and how seldom. */
const GIVEN: Partial<Record<Occasion, Giving>> = {
  'checked-in': { grants: BOOKED, once: CALENDAR, when: [...PERSON, 'streak', 'first'], capped: true },
  birthday: { grants: BOOKED, once: ['birthday-year'], when: [...STANDING, 'birthday'], capped: false },
  attended: { grants: BOOKED, once: [...CALENDAR, 'event'], when: [...PERSON, 'eventKinds', 'first'], capped: true },
  'feedback-given': { grants: BOOKED, once: [...CALENDAR, 'event'], when: [...PERSON, 'eventKinds', 'first'], capped: true },
  registration: { grants: ['priority'], once: ['occasion'], when: [...PERSON, 'eventKinds'], capped: false },
  admitted: { grants: BOOKED, once: ['occasion', 'term', 'lifetime', 'month', 'year'], when: STANDING, capped: false },
  renewed: { grants: BOOKED, once: ['occasion', 'term', 'lifetime', 'month', 'year'], when: STANDING, capped: false },
};
/** Caps are kept where points are booked, for one member and a stretch of days. */
const capHolds = (perk: Perk, { of, per, amount }: Perk['cap'][number]): boolean =>
  of === 'member' && per !== 'term' && per !== 'campaign' && amount === undefined && perk.grant.every(({ points }) => points !== undefined);

type Written = Readonly<Record<string, unknown>>;
const writtenAmong = (keys: Readonly<Record<string, string>>, at: Path, node: unknown): IdleRule[] =>
  Object.entries(keys).flatMap(([key, what]) => (Object.hasOwn(node as Written, key) ? [idle([...at, key], what)] : []));

const chapter = (written: Written, key: string): Written => (written[key] as Written | undefined) ?? {};

function ofChapters(written: Written): IdleRule[] {
  const chapters = Object.entries(OF_CHAPTERS).flatMap(([name, keys]) => writtenAmong(keys, [name], chapter(written, name)));
  const admission = writtenAmong(OF_ADMISSION, ['members', 'admission'], chapter(chapter(written, 'members'), 'admission'));
  return [...chapters, ...admission];
}

function ofMembers({ members: { kinds, admission } }: CharterSections): IdleRule[] {
  const at = ['members', 'admission'];
  const unreachable = kinds.flatMap(({ who, byAppointment, nominees }, index) => [
    ...(who === 'organisation' || nominees ? [idle(['members', 'kinds', index], '单位会员')] : []),
    ...(byAppointment ? [idle(['members', 'kinds', index, 'byAppointment'], '由理事会授予的会员')] : []),
  ]);
  return [
    ...unreachable,
    ...(admission.fields.includes('photo') ? [idle([...at, 'fields'], '入会照片')] : []),
    ...(admission.approval.length > 1 ? [idle([...at, 'approval'], '一级以上的入会审核')] : []),
  ];
}

const BOARDS = ['day', 'week', 'month', 'season', 'year', 'lifetime'];

function ofTermsAndPoints({ terms, points, coupons }: CharterSections): IdleRule[] {
  const checks: readonly (readonly [boolean, Path, string])[] = [
    [terms.starts === 'payment', ['terms', 'starts'], '自缴费日起算的会籍'],
    [terms.rollover !== undefined && terms.starts !== 'calendar-year', ['terms', 'rollover'], '非自然年会籍的跨年规定'],
    [terms.prorate, ['terms', 'prorate'], '按月折算的会费'],
    [terms.renewal !== 'pay', ['terms', 'renewal'], '缴费以外的续会方式'],
    [points?.reversed === 'take-back-below-zero', ['points', 'reversed'], '扣成负数的冲正'],
    [points?.boards.some((board) => !BOARDS.includes(board)) ?? false, ['points', 'boards'], '这样的排行榜'],
  ];
  return [
    ...checks.flatMap(([isIdle, path, what]) => (isIdle ? [idle(path, what)] : [])),
    ...coupons.flatMap(({ transferable }, n) => (transferable ? [idle(['coupons', n, 'transferable'], '优惠券转让')] : [])),
  ];
}

function ofEvents({ events }: CharterSections, written: Written): IdleRule[] {
  if (!events) return [];
  const own = written.events as Written & { kinds: readonly Written[] };
  const kinds = events.kinds.flatMap(({ gates }, index) => {
    const at = ['events', 'kinds', index];
    const conditions = [gates, ...(gates?.anyOf ?? [])].flatMap((when) => OF_GATES.filter((key) => when?.[key] !== undefined));
    return [...writtenAmong(OF_KINDS, at, own.kinds[index]), ...conditions.map((key) => idle([...at, 'gates', key], `报名条件“${key}”`))];
  });
  return [...writtenAmong(OF_EVENTS, ['events'], own), ...kinds];
}

/** A day's check-in is one entry of the ledger: with several perks in it, nobody could say which of them a cap has used up. */
function ofCheckInCaps({ perks }: CharterSections): IdleRule[] {
  const paying = perks.filter(({ on, grant }) => on === 'checked-in' && grant.some(({ points }) => points !== undefined));
  if (paying.length < 2) return [];
  const capped = paying.filter(({ cap }) => cap.length > 0);
  return capped.map((perk) => idle(['perks', perks.indexOf(perk), 'cap'], '几项签到礼遇并存时的单项上限（可用 points.dayCap、monthCap）'));
}

function ofPerk(perk: Perk, index: number): IdleRule[] {
  const at = ['perks', index];
  const given = GIVEN[perk.on];
  if (!given) return [idle([...at, 'on'], `礼遇的时机“${perk.on}”`)];
  const grants = perk.grant.flatMap((grant, part) =>
    (Object.keys(grant) as (keyof Grant)[])
      .filter((key) => grant[key] !== undefined && !given.grants.includes(key))
      .map((key) => idle([...at, 'grant', part], `在“${perk.on}”时机给予“${key}”`)),
  );
  const once = given.once.includes(perk.once) ? [] : [idle([...at, 'once'], `在“${perk.on}”时机按“${perk.once}”计次`)];
  const caps = perk.cap.flatMap((cap, n) => (given.capped && capHolds(perk, cap) ? [] : [idle([...at, 'cap', n], '这样的上限')]));
  const needs = [perk.when, ...(perk.when?.anyOf ?? [])].flatMap((when) => Object.keys(when ?? {}) as (keyof SimpleWhen | 'anyOf')[]);
  const unknown = [...new Set(needs)].filter((key) => key !== 'anyOf' && !given.when.includes(key));
  const conditions = unknown.map((key) => idle([...at, 'when'], `在“${perk.on}”时机的条件“${key}”`));
  return [...grants, ...once, ...conditions, ...caps];
}

/**
 * Rules of a charter that are read and then never applied: on members and terms, points and coupons, events, and among the perks.
 *
 * @param charter the charter, valid.
 * @param written the same as it was written, without defaults: a default that is not carried out is nobody's rule.
 */
export const rulesNotCarriedOut = (charter: CharterSections, written: unknown): IdleRule[] => [
  ...ofChapters(written as Written),
  ...ofMembers(charter),
  ...ofTermsAndPoints(charter),
  ...ofEvents(charter, written as Written),
  ...ofCheckInCaps(charter),
  ...charter.perks.flatMap(ofPerk),
];
