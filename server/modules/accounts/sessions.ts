import { createHash } from 'node:crypto';
import { z } from 'zod';
import { LogIn, Refresh, SessionId } from '../../../shared/accounts';
import { DAY_MS, MINUTE_MS } from '../../core/clock';
import type { Actor, Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { isSelf } from '../../core/policies';
import { standingOf } from '../members';
import { useCode } from './login-codes';
import { rolesOf } from './staff-roles';

const ACCESS_MS = 15 * MINUTE_MS;
const REFRESH_MS = 60 * DAY_MS;
/** Two requests of a client that lost its answer: within this the second is refused, but nobody is logged out. */
const RACE_MS = 10_000;

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Who may log in, to see and settle their own affairs, and is not among the members. */
const OUTSIDE: ReadonlySet<string> = new Set(['applicant', 'rejected', 'left', 'revoked']);

/** A refresh token is the session's id and a secret: `ses_….…`. */
function partsOf(token: string): { id: string; digest: string } {
  const cut = token.indexOf('.');
  return { id: token.slice(0, Math.max(cut, 0)), digest: digestOf(token.slice(cut + 1)) };
}

async function tokensFor(ctx: Ctx, memberId: string, refreshToken: string) {
  const [{ status }, staff] = [await standingOf(ctx, memberId), await rolesOf(ctx, memberId)];
  const roles = ['member', ...(OUTSIDE.has(status) ? ['outsider'] : []), ...staff];
  const accessExpiresAt = ctx.now + ACCESS_MS;
  return { accessToken: ctx.tokens.sign({ id: memberId, roles }, accessExpiresAt), accessExpiresAt, refreshToken, memberId, roles };
}

const newSecret = (ctx: Ctx): string => ctx.entropy(32).toString('base64url');

/**
 * Log-in by phone and one-time code, for applicants and those who have left, too: they may read, export and erase what is kept of them.
 * A wrong code is counted. Throws unauthenticated `accounts.code-wrong`, `accounts.code-over`.
 */
export const logIn = operation({
  name: 'accounts.log-in',
  input: LogIn,
  policy: () => true,
  async run(ctx, { phone, code }) {
    ctx.permit(undefined as never);
    const memberId = await useCode(ctx, phone, code);
    if (memberId instanceof DomainError) return memberId;
    const [id, secret] = [ctx.newId('ses'), newSecret(ctx)];
    ctx.db.later('INSERT INTO session(id, memberId, tokenDigest, startedAt, rotatedAt, expiresAt) VALUES (?,?,?,?,?,?)', [
      id,
      memberId,
      digestOf(secret),
      ctx.now,
      ctx.now,
      ctx.now + REFRESH_MS,
    ]);
    ctx.tell({ type: 'LoggedIn', subject: memberId, data: {} });
    return tokensFor(ctx, memberId, `${id}.${secret}`);
  },
});

interface Session {
  memberId: string;
  rotatedAt: number;
  expiresAt: number;
  revokedAt: number | null;
}

/**
 * Exchanges a refresh token for a new pair; each is good once. One that comes again later was copied, by a thief or from one: the
 * log-in ends, and its owner is told. A client that may lose the answer sends an Idempotency-Key, and gets the same one again. Roles
 * are read anew, so a role that was taken away is gone from here on, and from access tokens that are out already after 15 minutes at
 * the latest. Throws unauthenticated `accounts.refresh-over`, `accounts.refresh-raced`,
 * `accounts.refresh-reused`.
 */
export const refreshSession = operation({
  name: 'accounts.refresh',
  input: Refresh,
  policy: () => true,
  async run(ctx, { refreshToken }) {
    ctx.permit(undefined as never);
    const { id, digest } = partsOf(refreshToken);
    const secret = newSecret(ctx);
    const exchanged = await ctx.db.change(
      'UPDATE session SET tokenDigest = ?, rotatedAt = ?, expiresAt = ? WHERE id = ? AND tokenDigest = ? AND revokedAt IS NULL AND expiresAt > ?',
      [digestOf(secret), ctx.now, ctx.now + REFRESH_MS, id, digest, ctx.now],
    );
    const [row] = await ctx.db.query<Session[]>('SELECT memberId, rotatedAt, expiresAt, revokedAt FROM session WHERE id = ?', [id]);
    if (exchanged === 1 && row) return tokensFor(ctx, row.memberId, `${id}.${secret}`);
    if (!row || row.revokedAt !== null || Number(row.expiresAt) <= ctx.now)
      throw new DomainError('unauthenticated', 'accounts.refresh-over');
    if (ctx.now - Number(row.rotatedAt) <= RACE_MS) throw new DomainError('unauthenticated', 'accounts.refresh-raced');
    const ended = await ctx.db.change('UPDATE session SET revokedAt = ? WHERE id = ? AND revokedAt IS NULL', [ctx.now, id]);
    if (ended === 1) ctx.tell({ type: 'SessionStolen', subject: row.memberId, data: { session: id } });
    return new DomainError('unauthenticated', 'accounts.refresh-reused');
  },
});

/** Ends the log-in that the token belongs to; harmless when it is over. */
export const logOut = operation({
  name: 'accounts.log-out',
  input: Refresh,
  policy: () => true,
  async run(ctx, { refreshToken }) {
    ctx.permit(undefined as never);
    const { id, digest } = partsOf(refreshToken);
    ctx.db.later('UPDATE session SET revokedAt = ? WHERE id = ? AND tokenDigest = ? AND revokedAt IS NULL', [ctx.now, id, digest]);
    return {};
  },
});

const ownSessions = (actor: Actor, { memberId }: { memberId: string }): boolean => isSelf(actor, memberId);

/** Where I am logged in. */
export const listSessions = operation({
  name: 'accounts.list-sessions',
  input: z.strictObject({}),
  reads: true,
  policy: ownSessions,
  async run(ctx) {
    ctx.permit({ memberId: ctx.actor.id });
    const sql =
      'SELECT id, startedAt, rotatedAt, expiresAt FROM session WHERE memberId = ? AND revokedAt IS NULL AND expiresAt > ? ORDER BY id';
    const rows = await ctx.db.query<{ id: string; startedAt: number; rotatedAt: number; expiresAt: number }[]>(sql, [
      ctx.actor.id,
      ctx.now,
    ]);
    const at = (value: number) => Number(value);
    return {
      sessions: rows.map((r) => ({ id: r.id, startedAt: at(r.startedAt), lastUsedAt: at(r.rotatedAt), expiresAt: at(r.expiresAt) })),
    };
  },
});

/** Ends one of my log-ins, on a lost phone for example. Throws not-found. */
export const endSession = operation({
  name: 'accounts.end-session',
  input: SessionId,
  policy: ownSessions,
  async run(ctx, { id }) {
    const [row] = await ctx.db.query<{ memberId: string }[]>('SELECT memberId FROM session WHERE id = ?', [id]);
    if (!row || row.memberId !== ctx.actor.id) throw new DomainError('not-found', 'core.not-found');
    ctx.permit({ memberId: row.memberId });
    ctx.db.later('UPDATE session SET revokedAt = ? WHERE id = ? AND revokedAt IS NULL', [ctx.now, id]);
    return {};
  },
});

/** Ends every log-in of a person; access tokens that are out already end by themselves after 15 minutes. */
export const endAllSessions = (ctx: Ctx, memberId: string): void =>
  ctx.db.later('UPDATE session SET revokedAt = ? WHERE memberId = ? AND revokedAt IS NULL', [ctx.now, memberId]);
