/**
 * The notations a charter is written in. A quantity is typed the way a Chinese regulation writes it and read here to an
 * integer with its unit, so that the text the secretary types, the text members read and the number the code uses are one.
 */
import { z } from 'zod';

const hundredths = (whole: string, fraction = ''): number => Number(whole) * 100 + Number(fraction.padEnd(2, '0'));

const notation = <T>(pattern: RegExp, example: string, read: (groups: (string | undefined)[]) => T) =>
  z
    .string()
    .regex(pattern, { error: `应写作“${example}”这样的形式` })
    .transform((written) => read([...(pattern.exec(written) ?? [])]));

/** Money, written `1000元` or `9.90元`; read as integer fen. */
export const Money = notation(/^(\d{1,9})(?:\.(\d{1,2}))?元$/, '1000元', ([, whole = '', fraction]) => hundredths(whole, fraction)).pipe(
  z.int().brand<'Fen'>(),
);

/** Share, written `30%`; read as integer basis points (30 % = 3000). */
export const Percent = notation(/^(\d{1,4})(?:\.(\d{1,2}))?%$/, '30%', ([, whole = '', fraction]) => hundredths(whole, fraction)).pipe(
  z.int().brand<'BasisPoints'>(),
);

/** Price to pay, written `8.5折`; read as integer basis points of the full price (8.5折 = 8500). */
export const Fold = notation(/^(\d)(?:\.(\d{1,2}))?折$/, '8.5折', ([, whole = '', fraction]) => hundredths(whole, fraction) * 10).pipe(
  z.int().max(9990).brand<'PaidBasisPoints'>(),
);

export type DurationUnit = '分钟' | '小时' | '天' | '周' | '个月' | '年' | '工作小时' | '工作日';

/** Length of time, written `40天`, `48小时`, `1年`, `3工作日` (working time runs on a calendar of the club). */
export const Duration = notation(/^(\d{1,4})(分钟|小时|天|周|个月|年|工作小时|工作日)$/, '40天', ([, n, unit]) => ({
  n: Number(n),
  unit: unit as DurationUnit,
}));
export type Duration = z.output<typeof Duration>;

/** Moment relative to an anchor the field names: `前30天`, `当天`, `后7天`, `前1小时`; `n` is negative before the anchor. */
export const Offset = notation(/^(?:当天|(前|后)(\d{1,3})(分钟|小时|天|周|个月))$/, '前7天', ([, side, n, unit]) => ({
  n: side ? (side === '前' ? -Number(n) : Number(n)) : 0,
  unit: (unit ?? '天') as '分钟' | '小时' | '天' | '周' | '个月',
}));
export type Offset = z.output<typeof Offset>;

const Unit = z.enum(['元', '分', '次', '人', '天', '晚', '%']);

/** Amount compared with a measure: `2000元`, `5次`, `300分`, `4人`, `10天`, `90%`; money in fen, percent in basis points. */
export const Quantity = notation(/^(\d{1,9})(?:\.(\d{1,2}))?(元|分|次|人|天|晚|%)$/, '2000元 或 5次', ([, whole = '', fraction, unit]) => ({
  n: unit === '元' || unit === '%' ? hundredths(whole, fraction) : Number(whole),
  unit: unit as z.output<typeof Unit>,
}));

export const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, { error: '代号只用小写字母、数字和短横线' })
  .describe('Stable id: lower case, digits, hyphens. Never reused for something else.');
export const post = id.describe('Id of a post in organisation.posts.');
export const title = z.string().min(1).max(40).describe('Chinese name as printed, at most 40 characters.');
export const text = z.string().min(1).max(500).describe('Chinese sentence as printed, at most 500 characters.');
export const texts = z.array(text).max(40).describe('Sentences as printed. Default: none.');
export const date = z.iso.date({ error: '日期应写作 2026-01-31' }).describe('Business day, YYYY-MM-DD.');
export const monthDay = z
  .string()
  .regex(/^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))$/, {
    error: '应写作 01-31',
  })
  .describe('Month and day, MM-DD.');
export const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: '应写作 04:00' });

/** Window of a day, `09:00-18:00`; the end may be 24:00, and an end before the start runs past midnight. */
export const hours = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: '应写作 09:00-18:00' })
  .refine((window) => window.slice(0, 5) !== window.slice(6), { error: '起止时间不能相同' })
  .describe('Window of a day, club time, end exclusive.');

export const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
export const weekday = z.enum(WEEKDAYS).describe('Day of the week.');
export const dates = z.strictObject({
  from: date.describe('First business day, inclusive.'),
  to: date.describe('Last business day, inclusive.'),
});
export const count = z.int().min(0).max(1_000_000);
export const flag = z.boolean();
export const period = z.enum(['day', 'week', 'month', 'quarter', 'season', 'year', 'term', 'lifetime', 'event', 'campaign']);
