/** Rules that the format knows and this version does not carry out: a club must not believe that they hold. */
import type { CharterSections } from './charter';
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

const BOOKED: readonly (keyof Grant)[] = ['points', 'pointsPerYuan', 'pointsTimes', 'coupon', 'gift', 'service'];
const CALENDAR: readonly Perk['once'][] = ['occasion', 'day', 'month', 'year', 'lifetime'];
/** The occasions that arise, what is given on them, and how seldom. */
const GIVEN: Partial<Record<Occasion, { grants: readonly (keyof Grant)[]; once: readonly Perk['once'][]; capped: boolean }>> = {
  'checked-in': { grants: BOOKED, once: CALENDAR, capped: true },
  birthday: { grants: BOOKED, once: ['birthday-year'], capped: false },
  attended: { grants: BOOKED, once: [...CALENDAR, 'event'], capped: true },
  'feedback-given': { grants: BOOKED, once: [...CALENDAR, 'event'], capped: true },
  registration: { grants: ['priority'], once: ['occasion'], capped: false },
};
/** Caps are kept where points are booked, for one member and a stretch of days. */
const capHolds = (perk: Perk, { of, per, amount }: Perk['cap'][number]): boolean =>
  of === 'member' &&
  per !== 'term' &&
  per !== 'campaign' &&
  amount === undefined &&
  perk.grant.every(({ points, pointsPerYuan }) => (points ?? pointsPerYuan) !== undefined);

type Written = Readonly<Record<string, unknown>>;
const writtenAmong = (keys: Readonly<Record<string, string>>, at: Path, node: unknown): IdleRule[] =>
  Object.entries(keys).flatMap(([key, what]) => (Object.hasOwn(node as Written, key) ? [idle([...at, key], what)] : []));

function ofEvents({ events }: CharterSections, written: Written): IdleRule[] {
  if (!events) return [];
  const chapter = written.events as Written & { kinds: readonly Written[] };
  const kinds = events.kinds.flatMap(({ gates }, index) => {
    const at = ['events', 'kinds', index];
    const conditions = [gates, ...(gates?.anyOf ?? [])].flatMap((when) => OF_GATES.filter((key) => when?.[key] !== undefined));
    return [
      ...writtenAmong(OF_KINDS, at, chapter.kinds[index]),
      ...conditions.map((key) => idle([...at, 'gates', key], `报名条件“${key}”`)),
    ];
  });
  return [...writtenAmong(OF_EVENTS, ['events'], chapter), ...kinds];
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
  return [...grants, ...once, ...caps];
}

/**
 * Rules of a charter that are read and then never applied: in the chapter on events and among the perks.
 *
 * @param charter the charter, valid.
 * @param written the same as it was written, without defaults: a default that is not carried out is nobody's rule.
 */
export const rulesNotCarriedOut = (charter: CharterSections, written: unknown): IdleRule[] => [
  ...ofEvents(charter, written as Written),
  ...charter.perks.flatMap(ofPerk),
];
