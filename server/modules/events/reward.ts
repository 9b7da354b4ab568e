import type { Ctx } from '../../core/context';
import { businessDay, type GrantRow, grantsFor, pointsFor } from '../charter';
import type { Standing } from '../members';
import { grantThings } from '../perks';
import { bookedSources, credit, markSource } from '../points';
import type { EventRow } from './event.entity';
import { asksOf, occasionOf } from './load-situation';

const ONCE = 'event-once';

type Occasion = 'attended' | 'feedback-given';

interface Deed {
  occasion: Occasion;
  event: EventRow;
  registrationId: string;
  standing: Standing;
}

/** The charter's key for a perk given less often than with each event; null: the registration is the key. */
function onceKey({ once }: GrantRow, day: string): string | null {
  if (once === 'occasion' || once === 'event') return null;
  const lengths: Readonly<Record<string, number>> = { day: 10, month: 7, year: 4 };
  return lengths[once] ? day.slice(0, lengths[once]) : once;
}

/** Leaves out perks that the charter gives once a day, a month, a year or ever, and that this member has had; marks the others as given. */
async function notHadYet(ctx: Ctx<never>, memberId: string, day: string, rows: readonly GrantRow[]): Promise<GrantRow[]> {
  const keys = new Map<string, string>();
  for (const row of rows) {
    const key = onceKey(row, day);
    if (key !== null) keys.set(row.perkId, `${row.perkId}:${key}`);
  }
  const had = await bookedSources(ctx, memberId, ONCE, [...keys.values()]);
  for (const key of keys.values()) if (!had.has(key)) markSource(ctx, ONCE, key, memberId);
  return rows.filter((row) => !had.has(keys.get(row.perkId) ?? ''));
}

const CAME_BEFORE = 'SELECT 1 FROM registration WHERE memberId = ? AND id <> ? AND attendedAt IS NOT NULL LIMIT 1';

/**
 * Books what the charter's perks and the event itself give for coming or for feedback, once for each registration and perk (the keys of the
 * ledger and of `perk_grant`); each perk by itself, so that each keeps its own cap. The caller holds the event. Resolves to the points booked.
 */
export async function reward(ctx: Ctx<never>, { occasion, event, registrationId, standing }: Deed): Promise<number> {
  const { charter } = ctx;
  const day = businessDay(charter, ctx.now);
  const known = await occasionOf(ctx, standing, event, day, asksOf(charter, occasion, ['age', 'birthday']));
  const first =
    asksOf(charter, occasion, ['first']) && (await ctx.db.query<unknown[]>(CAME_BEFORE, [standing.id, registrationId])).length === 0;
  const rows = await notHadYet(ctx, standing.id, day, grantsFor(charter, occasion, { ...known, first }));
  grantThings(ctx, standing.id, registrationId, rows);
  let booked = 0;
  for (const { perkId, points, title } of pointsFor(rows)) {
    const source = { memberId: standing.id, reason: occasion, sourceId: `${registrationId}/${perkId}` };
    booked += (await credit(ctx, { ...source, points, title: `${title}：${event.title}`, perks: perkId })).points;
  }
  if (occasion === 'attended' && event.points > 0) {
    const extra = { memberId: standing.id, points: event.points, reason: 'event', sourceId: registrationId, title: event.title };
    booked += (await credit(ctx, extra)).points;
  }
  return booked;
}
