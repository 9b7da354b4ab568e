import { z } from 'zod';
import { date, hours, id, title, weekday } from '../notation';

export const Calendar = z.strictObject({
  id,
  title: title.optional().describe('Name. Default 工作时间.'),
  week: z.partialRecord(weekday, z.array(hours).max(4)).describe('Open windows by weekday, club time; a missing day is closed.'),
  holidays: z.array(date).default([]).describe('Closed days. Default: none.'),
  workdays: z.array(date).default([]).describe('Make-up working days (调休); they use 周一’s windows. Default: none.'),
});
