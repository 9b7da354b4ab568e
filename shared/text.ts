import { z } from 'zod';
import { rule } from './messages';

// Texts that people write. Control characters other than a line break never belong into one; lengths count code points.

const codePoints = (text: string): number => [...text].length;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f\u2028\u2029\ufeff\ufffe\uffff]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

const clean = (text: string): boolean => !CONTROL.test(text) && !LONE_SURROGATE.test(text);
// what the description of the API says is the true limit, in characters
const trimmed = (max: number) =>
  z
    .string()
    .meta({ maxLength: max })
    .max(max * 4, { error: rule(`最多 ${max} 个字`, `at most ${max} characters`) }) // before anything that walks the text
    .transform((text) => text.trim());

/** One line of 1 to `max` characters, trimmed; no control characters, tabs or line breaks. */
export const line = (max: number) =>
  trimmed(max)
    .refine((text) => text.length > 0, { error: rule('不能为空', 'must not be empty') })
    .refine((text) => codePoints(text) <= max, { error: rule(`最多 ${max} 个字`, `at most ${max} characters`) })
    .refine((text) => clean(text) && !/[\t\r\n]/.test(text), {
      error: rule('应为一行，不含控制字符', 'one line without control characters'),
    });

/** Text of 1 to `max` characters, trimmed; line breaks stay. */
export const paragraph = (max: number) =>
  trimmed(max)
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .refine((text) => text.length > 0, { error: rule('不能为空', 'must not be empty') })
    .refine((text) => codePoints(text) <= max, { error: rule(`最多 ${max} 个字`, `at most ${max} characters`) })
    .refine(clean, { error: rule('不能含控制字符', 'no control characters') });

/** The same, but may be empty. */
export const optionalParagraph = (max: number) =>
  trimmed(max)
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .refine((text) => codePoints(text) <= max, { error: rule(`最多 ${max} 个字`, `at most ${max} characters`) })
    .refine(clean, { error: rule('不能含控制字符', 'no control characters') });

/** `mbr_…` */
export const idOf = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{8,35}$`), { error: rule(`应为 ${prefix}_… 这样的编号`, `an id like ${prefix}_…`) });

/** Business day, `YYYY-MM-DD`, a real date. */
export const businessDay = z.iso.date({ error: rule('应为 2026-01-31 这样的日期', 'a date like 2026-01-31') });

/** UTC milliseconds between 2000 and 2200. */
export const instant = z.int().min(946_684_800_000).max(7_258_118_400_000);
