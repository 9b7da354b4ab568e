import { z } from 'zod';
import { rule } from './messages';

const SEPARATORS = /[\s\-()（）.·]/g;

/**
 * A phone number as one text: full-width digits, blanks, hyphens and `+86` fall away; mainland mobiles are 11 digits, others keep
 * `+` and their country code. Null when it is neither.
 */
export function normalisePhone(written: string): string | null {
  const text = written.normalize('NFKC').replace(SEPARATORS, '');
  const mainland = /^(?:\+?86|0086)?(1[3-9]\d{9}|140\d{8})$/.exec(text);
  if (mainland) return mainland[1] as string;
  return /^\+(?!86)[1-9]\d{6,14}$/.test(text) ? text : null;
}

export const Phone = z
  .string()
  .max(40)
  .transform((text, check) => {
    const phone = normalisePhone(text);
    if (phone !== null) return phone;
    check.addIssue({
      code: 'custom',
      message: rule('应为 11 位手机号，或以 + 和国家代码开头', 'a mobile number of 11 digits, or + and country code'),
    });
    return z.NEVER;
  });
