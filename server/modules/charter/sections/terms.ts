import { z } from 'zod';
import { Duration, flag, monthDay, Offset } from '../notation';

export const Terms = z.strictObject({
  length: Duration.prefault('1年').describe('Default 1年.'),
  starts: z.enum(['admission', 'payment', 'calendar-year']).default('admission').describe('Default admission.'),
  rollover: monthDay.optional().describe('Calendar-year terms: joining on or after this day counts for next year. Default: none.'),
  prorate: flag.default(false).describe('Dues by remaining months. Default false.'),
  early: z.enum(['extends', 'restarts']).default('extends').describe('Renewing before the end. Default extends.'),
  late: z.enum(['from-end', 'restarts']).default('restarts').describe('Renewing in or after grace. Default restarts.'),
  renewal: z.enum(['pay', 'apply', 'automatic']).default('pay').describe('How a new term comes about. Default pay.'),
  grace: Duration.prefault('30天').describe('After the end, benefits go on. Default 30天.'),
  reminders: z
    .array(Offset)
    .prefault(['前30天', '前7天', '前1天', '当天', '后7天'])
    .describe('Relative to the end. Default 前30天, 前7天, 前1天, 当天, 后7天.'),
});
