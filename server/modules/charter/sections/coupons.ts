import { z } from 'zod';
import { Duration, Fold, flag, id, Money, text, title } from '../notation';

export const Coupon = z.strictObject({
  id,
  title,
  kind: z.enum(['amount-off', 'discount', 'thing']).describe('What it gives.'),
  value: Money.optional().describe('amount-off, fen; cash-back sets its own.'),
  fold: Fold.optional().describe('discount: price to pay.'),
  thing: text.optional().describe('thing: what it buys.'),
  minSpend: Money.prefault('0元').describe('Least bill, fen. Default 0元.'),
  validFor: Duration.prefault('30天').describe('From granting. Default 30天.'),
  transferable: flag.default(false).describe('Default false.'),
  stack: id.optional().describe('Stacking group. Default: alone.'),
});
