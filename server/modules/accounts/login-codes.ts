import { RequestCode } from '../../../shared/accounts';
import { HOUR_MS } from '../../core/clock';
import type { Ctx, ReadCtx } from '../../core/context';
import { insertIfAbsent } from '../../core/db';
import { DomainError } from '../../core/errors';
import type { FactHandler } from '../../core/facts';
import { operation } from '../../core/operation';
import { sameSecret } from '../../core/vault';
import { memberByPhone, phoneDigest } from '../members';
import './surroundings';

const LIFE_MS = 600_000;
const CODES_AN_HOUR = 5;
const TRIES = 5;

/** A code that stays good as long as the demo lives; shown to everybody, since everybody in it is invented. */
export const demoCodeOf = (ctx: Pick<ReadCtx, 'vault'>, phone: string): string =>
  String(Buffer.from(ctx.vault.digest('demo code', phone), 'base64url').readUInt32BE(0) % 1_000_000).padStart(6, '0');

const digestOf = (ctx: Pick<Ctx, 'vault'>, phone: string, code: string): string => ctx.vault.digest('login_code.code', `${phone} ${code}`);

/** Six digits, each as likely. */
function sixDigits(ctx: Pick<Ctx, 'entropy'>): string {
  for (;;) {
    const number = ctx.entropy(4).readUInt32BE(0);
    if (number < 4_294_000_000) return String(number % 1_000_000).padStart(6, '0');
  }
}

/** Opens a code for the phone, in place of the one before. Throws limited `accounts.too-many-codes`. */
async function openCode(ctx: Ctx, phone: string, memberId: string | null, code: string): Promise<string> {
  const key = phoneDigest(ctx, phone);
  const columns = ['phoneDigest', 'id', 'expiresAt', 'triesLeft', 'sent', 'hourStartedAt'];
  ctx.db.later(insertIfAbsent(ctx.db.dialect, 'login_code', columns), [key, ctx.newId('lgc'), 0, 0, 0, 0]);
  const hourAgo = ctx.now - HOUR_MS;
  const sealed = memberId && ctx.vault.seal('login_code.code', JSON.stringify({ phone, code }));
  const changed = await ctx.db.change(
    `UPDATE login_code SET memberId = ?, codeDigest = ?, code = ?, expiresAt = ?, triesLeft = ?,
     sent = CASE WHEN hourStartedAt <= ? THEN 1 ELSE sent + 1 END, hourStartedAt = CASE WHEN hourStartedAt <= ? THEN ? ELSE hourStartedAt END
     WHERE phoneDigest = ? AND (hourStartedAt <= ? OR sent < ?)`,
    [
      memberId,
      memberId && digestOf(ctx, phone, code),
      sealed,
      ctx.now + LIFE_MS,
      TRIES,
      hourAgo,
      hourAgo,
      ctx.now,
      key,
      hourAgo,
      CODES_AN_HOUR,
    ],
  );
  const [row] = await ctx.db.query<{ id: string; hourStartedAt: number }[]>(
    'SELECT id, hourStartedAt FROM login_code WHERE phoneDigest = ?',
    [key],
  );
  if (changed === 1 && row) return row.id;
  const seconds = Math.ceil((Number(row?.hourStartedAt) + HOUR_MS - ctx.now) / 1000);
  throw new DomainError('limited', 'accounts.too-many-codes', { seconds, minutes: Math.ceil(seconds / 60) });
}

/**
 * Somebody wants to log in: a code of six digits goes to the phone, good for ten minutes and five tries. Whether the phone is a
 * member's shows neither in the answer nor in the limits nor in what a wrong code is told. In a demo the answer carries the code.
 * Throws limited `accounts.too-many-codes`, unavailable `accounts.no-sender`.
 */
export const requestCode = operation({
  name: 'accounts.request-code',
  input: RequestCode,
  policy: () => true,
  async run(ctx, { phone }) {
    ctx.permit(undefined as never);
    if (!ctx.site.demo && !ctx.codeSender) throw new DomainError('unavailable', 'accounts.no-sender');
    const memberId = await memberByPhone(ctx, phone);
    const code = sixDigits(ctx);
    const id = await openCode(ctx, phone, memberId, code);
    if (memberId) ctx.tell({ type: 'LoginCodeWanted', subject: id, data: {} });
    return { validSeconds: LIFE_MS / 1000, ...(ctx.site.demo && memberId && { demoCode: code }) };
  },
});

/**
 * Uses a code up and gives the id of whoever has the phone now. A wrong one costs a try, which is kept: the refusal is returned, not
 * thrown. Throws unauthenticated `accounts.code-over`.
 */
export async function useCode(ctx: Ctx, phone: string, code: string): Promise<string | DomainError> {
  const over = () => new DomainError('unauthenticated', 'accounts.code-over');
  const memberId = await memberByPhone(ctx, phone);
  if (memberId && ctx.site.demo && sameSecret(code, demoCodeOf(ctx, phone))) return memberId;
  const key = phoneDigest(ctx, phone);
  const tried = await ctx.db.change(
    'UPDATE login_code SET triesLeft = triesLeft - 1 WHERE phoneDigest = ? AND triesLeft > 0 AND expiresAt > ?',
    [key, ctx.now],
  );
  if (tried === 0) throw over();
  const used = await ctx.db.change(
    'UPDATE login_code SET codeDigest = NULL, code = NULL, expiresAt = 0, triesLeft = 0 WHERE phoneDigest = ? AND codeDigest = ? AND memberId = ?',
    [key, digestOf(ctx, phone, code), memberId],
  );
  if (used === 1 && memberId) return memberId;
  const [row] = await ctx.db.query<{ triesLeft: number }[]>('SELECT triesLeft FROM login_code WHERE phoneDigest = ?', [key]);
  return new DomainError('unauthenticated', 'accounts.code-wrong', { triesLeft: Number(row?.triesLeft ?? 0) });
}

/** Sends what was wanted, after the commit; the code is not kept once it is on its way. */
export const sendCode: FactHandler = {
  name: 'accounts:send-code',
  on: 'LoginCodeWanted',
  async callOut(ctx, { subject }) {
    const [row] = await ctx.db.query<{ code: string | null; expiresAt: number }[]>('SELECT code, expiresAt FROM login_code WHERE id = ?', [
      subject,
    ]);
    if (!row?.code || Number(row.expiresAt) <= ctx.now || !ctx.codeSender) return;
    const { phone, code } = JSON.parse(ctx.vault.open('login_code.code', row.code)) as { phone: string; code: string };
    await ctx.codeSender(phone, code);
  },
  handle: async (ctx, { subject }) => ctx.db.later('UPDATE login_code SET code = NULL WHERE id = ?', [subject]),
};
