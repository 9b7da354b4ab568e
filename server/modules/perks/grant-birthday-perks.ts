import { z } from 'zod';
import { idOf, instant } from '../../../shared/text';
import type { Ctx } from '../../core/context';
import { marks } from '../../core/db';
import { operation } from '../../core/operation';
import { isSystem } from '../../core/policies';
import { addDays, birthdayKeysOn, birthdayYear, businessDay, type Charter, type GrantRow, grantsFor } from '../charter';
import { graceEndsOn, membersBornOn } from '../members';
import { bookGrants, type Granting, payPoints } from './book-grants';

/** Their ids fit into one fact (64 KB of text on MySQL), their rows into one statement (32,766 parameters on SQLite). */
const PAGE = 2_000;
/** Two birthdays lie 324 days apart at least (a leap month, then the plain one); a corrected date must not bring them closer. */
export const BIRTHDAYS_APART_DAYS = 300;
/** Marks a congratulation without a gift. No perk of a charter can have this id. */
const GREETING = '@greeting';

const CALENDARS = ['solar', 'lunar'] as const;
type Calendar = (typeof CALENDARS)[number];

/** Where the next step of a day goes on. */
interface Place {
  calendar: Calendar;
  after: string | null;
}
const Step = z.strictObject({ slot: instant, calendar: z.enum(CALENDARS), after: idOf('mbr').nullable() });

type Born = Awaited<ReturnType<typeof membersBornOn>>[number];

/**
 * One step of a day's birthdays: a page of the members in good standing whose birthday, solar or lunar, is celebrated on the slot's business day, each with
 * what the charter's birthday perks give. At most once for each perk, member and year of the birthday (primary key of `perk_grant`), and
 * never twice within 300 days, so that a corrected birth date brings no second present. Run again it finds everybody served.
 */
export const grantBirthdayPerks = operation({
  name: 'perks.grant-birthday-perks',
  input: Step,
  policy: (actor) => isSystem(actor),
  async run(ctx, { slot, calendar, after }): Promise<{ day: string; granted: number; next: Place | null }> {
    ctx.permit(null);
    const day = businessDay(ctx.charter, slot);
    const keys = birthdayKeysOn(ctx.charter, day).filter((key) => key.startsWith('L') === (calendar === 'lunar'));
    const afterwards: Place | null = calendar === 'solar' ? { calendar: 'lunar', after: null } : null;
    if (keys.length === 0) return { day, granted: 0, next: afterwards };
    const born = await membersBornOn(ctx, keys, after, PAGE);
    const members = born.filter(
      ({ termEndsOn }) => termEndsOn === null || termEndsOn >= day || graceEndsOn(ctx.charter, termEndsOn) >= day,
    );
    const grantings = members.length === 0 ? [] : await toGrant(ctx, day, keys[0] as string, members);
    bookGrants(ctx, day, grantings);
    await payPoints(ctx, grantings);
    const ids = grantings.map(({ memberId }) => memberId);
    if (ids.length > 0) ctx.tell({ type: 'BirthdaysGranted', subject: `birthday_${day}`, data: { day, members: ids } });
    const next = born.length === PAGE ? { calendar, after: (born.at(-1) as Born).id } : afterwards;
    return { day, granted: ids.length, next };
  },
});

/** What each of these members is still to be given. */
async function toGrant(ctx: Ctx, day: string, key: string, members: readonly Born[]): Promise<Granting[]> {
  const occasion = String(birthdayYear(key, day));
  const given = await givenBefore(
    ctx,
    day,
    occasion,
    members.map(({ id }) => id),
  );
  const byStanding = new Map<string, Granting['perks']>();
  return members.flatMap(({ id: memberId, kind, tier }): Granting[] => {
    const standing = `${kind} ${tier}`;
    let perks = byStanding.get(standing);
    if (!perks) {
      perks = perksFor(ctx.charter, { day, kind, tier, birthdayKey: key });
      byStanding.set(standing, perks);
    }
    const had = given.get(memberId);
    const open = had ? perks.filter(({ perkId }) => !had.has(perkId)) : perks;
    // who has had a present this year needs no bare greeting as well
    if (open.length === 0 || (had && open.every(({ perkId }) => perkId === GREETING))) return [];
    return [{ memberId, occasion, perks: open }];
  });
}

/** The charter's birthday perks for such a member, or a bare greeting. */
function perksFor(charter: Charter, situation: Parameters<typeof grantsFor>[2]): Granting['perks'] {
  const rows = new Map<string, GrantRow[]>();
  for (const row of grantsFor(charter, 'birthday', situation)) rows.set(row.perkId, [...(rows.get(row.perkId) ?? []), row]);
  const perks = [...rows].map(([perkId, granted]) => ({ perkId, rows: granted }));
  return perks.length > 0 ? perks : [{ perkId: GREETING, rows: [] }];
}

/**
 * Birthday perks that these members had for this birthday's year, or less than 300 days ago; in one look-up by primary key. Perks are
 * sorted out here: naming them in the question as well would double the ranges that MariaDB walks.
 */
async function givenBefore(ctx: Ctx, day: string, occasion: string, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await ctx.db.query<{ memberId: string; perkId: string }[]>(
    `SELECT memberId, perkId FROM perk_grant WHERE memberId IN (${marks(ids)}) AND (occasion = ? OR day > ?)`,
    [...ids, occasion, addDays(day, -BIRTHDAYS_APART_DAYS)],
  );
  const perkIds = new Set(birthdayPerks(ctx.charter));
  const given = new Map<string, Set<string>>();
  for (const { memberId, perkId } of rows) if (perkIds.has(perkId)) given.set(memberId, (given.get(memberId) ?? new Set()).add(perkId));
  return given;
}

/** Ids under which birthdays are remembered. */
export const birthdayPerks = (charter: Charter): string[] => [
  ...charter.perks.filter((perk) => perk.on === 'birthday').map((perk) => perk.id),
  GREETING,
];
