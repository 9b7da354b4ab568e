import type { Schedule } from '../../core/faces';
import { MADE_UP_DAYS, type Progress, remindRenewals } from './remind-renewals';

export const renewalsSchedules: readonly Schedule[] = [
  {
    job: 'renewals.remind',
    cron: '0 9 * * *',
    operation: remindRenewals,
    input: (slot, previous: { next: Progress | null } | null) => (previous === null ? { slot, offset: 0, after: null } : previous.next),
    catchUp: MADE_UP_DAYS,
  },
];
