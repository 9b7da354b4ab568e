import { RequestCode } from '../../../shared/accounts';
import type { Ctx, ReadCtx } from '../../core/context';
import { insertIfAbsent } from '../../core/db';
import { DomainError } from '../../core/errors';
import type { FactHandler } from '../../core/facts';
import { operation } from '../../core/operation';
import { sameSecret } from '../../core/vault';
import { memberByPhone, phoneDigest } from '../members';
import './surroundings';

const LIFE_MS = 600_000;
const HOUR_MS = 3_600_000;
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

/**
 * Somebody wants to log in: a code of six digits goes to the phone, good for ten minutes and five tries. The answer is the same
 * whether the phone is known or not. Throws limited `accounts.too-many-codes`, unavailable `accounts.no-sender`.
 */
export const requestCode = operation({
  name: 'accounts.request-code',
  input: RequestCode,
  policy: () => true,
  async run(ctx, { phone }) {
    ctx.permit(undefined as never);
    if (!ctx.site.demo && !ctx.codeSender) throw new DomainError('unavailable', 'accounts.no-sender');
    const answer = { validSeconds: LIFE_MS / 1000 };
    const memberId = await memberByPhone(ctx, phone);
    if (!memberId) return answer;
    const key = phoneDigest(ctx, phone);
    const code = sixDigits(ctx);
    const columns = ['phoneDigest', 'id', 'memberId', 'expiresAt', 'triesLeft', 'sent', 'hourStartedAt'];
    ctx.db.later(insertIfAbsent(ctx.db.dialect, 'login_code', columns), [key, ctx.newId('lgc'), memberId, 0, 0, 0, 0]);
    const hourAgo = ctx.now - HOUR_MS;
    const changed = await ctx.db.change(
      `UPDATE login_code SET memberId = ?, codeDigest = ?, code = ?, expiresAt = ?, triesLeft = ?, sent = CASE WHEN hourStartedAt <= ? THEN 1 ELSE sent + 1 END,
       hourStartedAt = CASE WHEN hourStartedAt <= ? THEN ? ELSE hourStartedAt END WHERE phoneDigest = ? AND (hourStartedAt <= ? OR sent < ?)`,
      [memberId, digestOf(ctx, phone, code), ctx.vault.seal('login_code.code', JSON.stringify({ phone, code })), ctx.now + LIFE_MS, TRIES, hourAgo, hourAgo, ctx.now, key, hourAgo, CODES_AN_HOUR],
    );
    if (changed === 0) throw new DomainError('limited', 'accounts.too-many-codes', { seconds: HOUR_MS / 1000 });
    const [row] = await ctx.db.query<{ id: string }[]>('SELECT id FROM login_code WHERE phoneDigest = ?', [key]);
    ctx.tell({ type: 'LoginCodeWanted', subject: row?.id as string, data: {} });
    return ctx.site.demo ? { ...answer, demoCode: code } : answer;
  },
});

/**
 * Uses a code up and gives the member's id. A wrong one costs a try, which is kept: the refusal is returned, not thrown.
 * Throws unauthenticated `accounts.code-over`.
 */
export async function useCode(ctx: Ctx, phone: string, code: string): Promise<string | DomainError> {
  const over = () => new DomainError('unauthenticated', 'accounts.code-over');
  if (ctx.site.demo && sameSecret(code, demoCodeOf(ctx, phone))) {
    const memberId = await memberByPhone(ctx, phone);
    if (memberId) return memberId;
  }
  const key = phoneDigest(ctx, phone);
  const tried = await ctx.db.change('UPDATE login_code SET triesLeft = triesLeft - 1 WHERE phoneDigest = ? AND triesLeft > 0 AND expiresAt > ?', [key, ctx.now]);
  if (tried === 0) throw over();
  const used = await ctx.db.change('UPDATE login_code SET codeDigest = NULL, code = NULL, expiresAt = 0, triesLeft = 0 WHERE phoneDigest = ? AND codeDigest = ?', [key, digestOf(ctx, phone, code)]);
  const [row] = await ctx.db.query<{ memberId: string; triesLeft: number }[]>('SELECT memberId, triesLeft FROM login_code WHERE phoneDigest = ?', [key]);
  if (!row) throw over();
  return used === 1 ? row.memberId : new DomainError('unauthenticated', 'accounts.code-wrong', { triesLeft: Number(row.triesLeft) });
}

/** Sends what was wanted, after the commit; the code is not kept once it is on its way. */
export const sendCode: FactHandler = {
  name: 'accounts:send-code',
  on: 'LoginCodeWanted',
  async callOut(ctx, { subject }) {
    const [row] = await ctx.db.query<{ code: string | null; expiresAt: number }[]>('SELECT code, expiresAt FROM login_code WHERE id = ?', [subject]);
    if (!row?.code || Number(row.expiresAt) <= ctx.now || !ctx.codeSender) return;
    const { phone, code } = JSON.parse(ctx.vault.open('login_code.code', row.code)) as { phone: string; code: string };
    await ctx.codeSender(phone, code);
  },
  handle: async (ctx, { subject }) => ctx.db.later('UPDATE login_code SET code = NULL WHERE id = ?', [subject]),
};
