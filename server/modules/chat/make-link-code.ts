import { z } from 'zod';
import { MINUTE_MS } from '../../core/clock';
import { marks } from '../../core/db';
import { DomainError } from '../../core/errors';
import type { Entropy } from '../../core/ids';
import { operation } from '../../core/operation';
import { CODE_PLACE } from './link-account';

const LIFE_MS = 10 * MINUTE_MS;
const DRAWN = 5;

const draw = (entropy: Entropy): string => String(entropy(6).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');

/** A fresh 6-digit code that links a chat account to the asking member within 10 minutes; the member's earlier one ends. */
export const makeLinkCode = operation({
  name: 'chat.make-link-code',
  input: z.strictObject({}),
  policy: (actor) => actor.roles.includes('member'),
  duplicates: { link_code: 'chat.code-busy' },
  async run(ctx) {
    ctx.permit(undefined as never);
    const drawn = Array.from({ length: DRAWN }, () => draw(ctx.entropy)).map((code) => ({
      code,
      digest: ctx.vault.digest(CODE_PLACE, code),
    }));
    const digests = drawn.map(({ digest }) => digest);
    ctx.db.later('DELETE FROM link_code WHERE memberId = ?', [ctx.actor.id]);
    ctx.db.later('DELETE FROM link_code WHERE expiresAt <= ?', [ctx.now]);
    const rows = await ctx.db.query<{ digest: string }[]>(`SELECT digest FROM link_code WHERE digest IN (${marks(digests)})`, digests);
    const taken = new Set(rows.map(({ digest }) => digest));
    const free = drawn.find(({ digest }) => !taken.has(digest));
    if (!free) throw new DomainError('conflict', 'chat.code-busy');
    const expiresAt = ctx.now + LIFE_MS;
    ctx.db.later('INSERT INTO link_code(digest, memberId, expiresAt) VALUES (?,?,?)', [free.digest, ctx.actor.id, expiresAt]);
    return { code: free.code, expiresAt };
  },
});
