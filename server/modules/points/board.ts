import type { ReadCtx } from '../../core/context';
import { marks } from '../../core/db';
import { businessDay, type PeriodKind, periodOf } from '../charter';
import { hiddenMembers } from '../members';

/** Who earned most in a period, without those who opted out. */
export interface Board {
  from: string | null;
  to: string | null;
  top: { memberId: string; points: number }[];
  /** How many visible members have more points than that. */
  above(points: number): number;
}

interface Standings {
  top: { memberId: string; total: number }[];
  /** How many members have exactly that many points. */
  counts: { total: number; members: number }[];
}

const SHOWN = 100;
/** From so many ranked members on, a board is kept for some minutes: asking costs a walk over the whole period's index. */
const MANY = 5_000;
const KEPT_MS = 300_000;
const CHUNK = 500;

const TOP = `SELECT memberId, SUM(points) AS total FROM points_entry WHERE rankedOn BETWEEN ? AND ?
GROUP BY memberId HAVING SUM(points) > 0 ORDER BY total DESC, memberId LIMIT `;
const COUNTS = `SELECT total, COUNT(*) AS members FROM (
SELECT SUM(points) AS total FROM points_entry WHERE rankedOn BETWEEN ? AND ? GROUP BY memberId HAVING SUM(points) > 0) AS sums GROUP BY total`;
const TOP_EVER = 'SELECT memberId, earned AS total FROM points_balance WHERE earned > 0 ORDER BY earned DESC, memberId LIMIT ';
const COUNTS_EVER = 'SELECT earned AS total, COUNT(*) AS members FROM points_balance WHERE earned > 0 GROUP BY earned';

interface Kept {
  at: number;
  board: Board;
}
const kept = new WeakMap<object, Map<string, Kept>>();

/**
 * The leaderboard of the period that today lies in: points earned, corrections included; spending and expiry do not count against
 * anybody. Members who opted out are neither shown nor counted. In a large club it may be five minutes old.
 */
export async function boardOf(ctx: ReadCtx, period: PeriodKind): Promise<Board> {
  const range = periodOf(businessDay(ctx.charter, ctx.now), period);
  const boards = kept.get(ctx.db.connection) ?? new Map<string, Kept>();
  const key = `${period} ${range?.from ?? ''}`;
  const found = boards.get(key);
  if (found && ctx.now >= found.at && ctx.now < found.at + KEPT_MS) return found.board;
  const hidden = await hiddenMembers(ctx);
  const [standings, absent] = await Promise.all([standingsOf(ctx, range, SHOWN + hidden.length), pointsOf(ctx, range, hidden)]);
  const board = visible(standings, absent, range);
  if (standings.counts.reduce((sum, { members }) => sum + Number(members), 0) >= MANY) {
    kept.set(ctx.db.connection, boards.set(key, { at: ctx.now, board }));
  }
  return board;
}

async function standingsOf(ctx: ReadCtx, range: ReturnType<typeof periodOf>, limit: number): Promise<Standings> {
  const values = range ? [range.from, range.to] : [];
  const [top, counts] = await Promise.all([
    ctx.db.query<Standings['top']>((range ? TOP : TOP_EVER) + limit, values),
    ctx.db.query<Standings['counts']>(range ? COUNTS : COUNTS_EVER, values),
  ]);
  return { top, counts };
}

function visible({ top, counts }: Standings, absent: ReadonlyMap<string, number>, range: ReturnType<typeof periodOf>): Board {
  const members = new Map(counts.map((one) => [Number(one.total), Number(one.members)]));
  for (const points of absent.values()) members.set(points, (members.get(points) ?? 0) - 1);
  const shown = top.filter(({ memberId }) => !absent.has(memberId)).slice(0, SHOWN);
  return {
    from: range?.from ?? null,
    to: range?.to ?? null,
    top: shown.map(({ memberId, total }) => ({ memberId, points: Number(total) })),
    above(points) {
      let count = 0;
      for (const [total, held] of members) if (total > points) count += held;
      return count;
    },
  };
}

/** What each of these members earned in the period; those without points are left out. A look-up by primary key. */
export async function pointsOf(ctx: ReadCtx, range: ReturnType<typeof periodOf>, ids: readonly string[]): Promise<Map<string, number>> {
  const points = new Map<string, number>();
  for (let at = 0; at < ids.length; at += CHUNK) {
    const chunk = ids.slice(at, at + CHUNK);
    const sql = range
      ? `SELECT memberId, SUM(points) AS total FROM points_entry WHERE memberId IN (${marks(chunk)}) AND rankedOn BETWEEN ? AND ?
         GROUP BY memberId HAVING SUM(points) > 0`
      : `SELECT memberId, earned AS total FROM points_balance WHERE memberId IN (${marks(chunk)}) AND earned > 0`;
    const rows = await ctx.db.query<{ memberId: string; total: number }[]>(sql, range ? [...chunk, range.from, range.to] : chunk);
    for (const { memberId, total } of rows) points.set(memberId, Number(total));
  }
  return points;
}
