import { z } from 'zod';
import { DAY_MS } from '../../core/clock';
import { operation } from '../../core/operation';

/** A pass, and with it the member whom the visitor's chat is linked to, ends after that. */
export const PASS_LIFE_MS = 30 * DAY_MS;

/** A pass to the web room for a visitor who has not logged in: nothing is stored until the visitor says something. */
export const welcomeGuest = operation({
  name: 'chat.welcome-guest',
  input: z.strictObject({}),
  reads: true,
  policy: () => true,
  async run(ctx) {
    ctx.permit(undefined as never);
    const id = ctx.newId('gst');
    const expiresAt = ctx.now + PASS_LIFE_MS;
    return { id, token: ctx.tokens.sign({ id, roles: ['guest'] }, expiresAt), expiresAt };
  },
});
