import type { Ctx, ReadCtx } from '../../core/context';
import { addTo } from '../../core/db';
import { DomainError } from '../../core/errors';
import { sameSecret } from '../../core/vault';
import type { EventRow } from './event.entity';

// The code on the wall: six digits that change every minute, a keyed hash of the event and the minute. Who types it was there within the
// last two minutes, or knows somebody who was.

const STEP_MS = 60_000;
/** The door opens that long before the start. */
export const DOOR_OPENS_MS = 2 * 3_600_000;
const MOST_TRIES = 5;
const SPAN_MS = 600_000;

function codeAt({ vault }: Pick<ReadCtx, 'vault'>, eventId: string, step: number): string {
  const hash = Buffer.from(vault.digest('event.wall-code', `${eventId} ${step}`), 'base64url');
  return String(hash.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

/** The code that hangs on the wall now, and until when. */
export function wallCodeOf(ctx: Pick<ReadCtx, 'vault' | 'now'>, eventId: string): { code: string; until: number } {
  const step = Math.floor(ctx.now / STEP_MS);
  return { code: codeAt(ctx, eventId, step), until: (step + 1) * STEP_MS };
}

/** Valid a minute before and after its own, for slow fingers and clocks that differ. */
export function isWallCode(ctx: Pick<ReadCtx, 'vault' | 'now'>, eventId: string, code: string): boolean {
  const step = Math.floor(ctx.now / STEP_MS);
  return [step - 1, step, step + 1].map((s) => sameSecret(codeAt(ctx, eventId, s), code)).includes(true);
}

/** While codes are taken: from the opening of the door to the end. */
export const isDoorOpen = (event: Pick<EventRow, 'state' | 'startsAt' | 'endsAt'>, now: number): boolean =>
  event.state === 'published' && now >= event.startsAt - DOOR_OPENS_MS && now < event.endsAt;

/**
 * Counts a try before it is looked at, so that many at once do not slip through. Resolves to the tries left; throws limited
 * `events.too-many-tries` after five in ten minutes.
 */
export async function countTry(ctx: Ctx<never>, memberId: string): Promise<number> {
  const span = Math.floor(ctx.now / SPAN_MS);
  ctx.db.later(addTo(ctx.db.dialect, 'wall_try', ['memberId', 'span'], ['tries']), [memberId, span, 1]);
  const [row] = await ctx.db.query<{ tries: number }[]>('SELECT tries FROM wall_try WHERE memberId = ? AND span = ?', [memberId, span]);
  const tries = Number(row?.tries ?? 0);
  const minutes = Math.ceil(((span + 1) * SPAN_MS - ctx.now) / 60_000);
  if (tries > MOST_TRIES) throw new DomainError('limited', 'events.too-many-tries', { minutes });
  return MOST_TRIES - tries;
}

/** Old counts say nothing any more. */
export function forgetTries(ctx: Ctx<never>): void {
  ctx.db.later('DELETE FROM wall_try WHERE span < ?', [Math.floor(ctx.now / SPAN_MS) - 1]);
}
