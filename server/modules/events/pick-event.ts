import type { EventChoices } from '../../../shared/events';
import type { ReadCtx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { localTime } from './local-time';

/** Among which events a name is looked for: those to come, one's own to come, one's own offers, or one's own that are over. */
export type Scope = 'upcoming' | 'mine' | 'offers' | 'attended';

/** More than that no club has ahead of it; a name in chat is looked for among the soonest. */
const MOST = 500;
const MOST_CHOICES = 10;

interface Named {
  id: string;
  number: number;
  title: string;
  startsAt: number;
}

const COLUMNS = 'SELECT e.id, e.number, e.title, e.startsAt FROM event e';
const OWN = 'JOIN registration r ON r.eventId = e.id AND r.memberId = ?';
const AHEAD = `e.state = 'published' AND e.endsAt > ? ORDER BY e.startsAt LIMIT ${MOST}`;
const SCOPES: Record<Scope, { sql: string; params(memberId: string, now: number): unknown[] }> = {
  upcoming: { sql: `${COLUMNS} WHERE ${AHEAD}`, params: (_, now) => [now] },
  mine: { sql: `${COLUMNS} ${OWN} WHERE r.state IN ('confirmed','waiting','offered') AND ${AHEAD}`, params: (id, now) => [id, now] },
  offers: { sql: `${COLUMNS} ${OWN} WHERE r.state = 'offered' AND ${AHEAD}`, params: (id, now) => [id, now] },
  attended: {
    sql: `${COLUMNS} ${OWN} WHERE r.state = 'attended' AND e.endsAt <= ? ORDER BY e.startsAt DESC LIMIT ${MOST}`,
    params: (id, now) => [id, now],
  },
};

/** Letters alike however they were typed: width, case and blanks do not count. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/**
 * The event that somebody means by `3` (its number) or `羽毛球` (a part of its title), or the choices when several fit or nothing was said.
 * A drafts' number is unknown. Throws not-found `events.unknown-number`, `events.unknown-title`, `events.none`.
 */
export async function pickEvent(ctx: ReadCtx, memberId: string, name: string, scope: Scope): Promise<{ id: string } | EventChoices> {
  const wanted = folded(name);
  if (/^\d{1,9}$/.test(wanted)) return byNumber(ctx, Number(wanted));
  const { sql, params } = SCOPES[scope];
  const all = await ctx.db.query<Named[]>(sql, params(memberId, ctx.now));
  const fitting = all.filter(({ title }) => folded(title).includes(wanted));
  const exact = fitting.filter(({ title }) => folded(title) === wanted);
  const [only, ...others] = exact.length > 0 ? exact : fitting;
  if (!only) throw new DomainError('not-found', wanted === '' ? `events.none-${scope}` : 'events.unknown-title', { title: name });
  // 接受名额 with one offer open is clear; 报名 alone asks which, even if there is but one
  if (others.length === 0 && (wanted !== '' || scope === 'offers')) return { id: only.id };
  const shown = [only, ...others].slice(0, MOST_CHOICES);
  return {
    choices: shown.map(({ number, title, startsAt }) => ({ number, title, startsLocal: localTime(ctx.site.zone, Number(startsAt)) })),
  };
}

async function byNumber(ctx: ReadCtx, number: number): Promise<{ id: string }> {
  const [row] = await ctx.db.query<{ id: string }[]>("SELECT id FROM event WHERE number = ? AND state <> 'draft'", [number]);
  if (!row) throw new DomainError('not-found', 'events.unknown-number', { number });
  return row;
}
