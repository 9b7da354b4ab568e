/** The door of the renewals module: reminders around the end of a term. Recording a renewal is the members module's. */
import { renewalsMessages } from '../../../shared/renewals';
import type { Schedule } from '../../core/faces';
import type { Module, Notice } from '../../core/module';
import { renewalsMigrations } from './migrations';
import { addDays, addDuration } from '../charter';
import { RenewalReminderRow } from './reminder.entity';
import { type Progress, remindRenewals } from './remind-renewals';

const howToRenew = { label: { 'zh-CN': '怎么续费', en: 'How to renew' }, command: '续费' };

const noticeFor = (template: string, fits: (days: number) => boolean): Notice => ({
  on: 'RenewalsReminded',
  template,
  topic: 'membership',
  async to({ charter }, { data }) {
    const { endsOn, days, members } = data as { endsOn: string; days: number; members: string[] };
    if (!fits(days)) return [];
    const graceEndsOn = addDays(addDuration(charter, addDays(endsOn, 1), charter.terms.grace), -1);
    return members.map((member) => ({ to: { member }, params: { days: Math.abs(days), endsOn, graceEndsOn }, action: howToRenew }));
  },
});

const schedules: readonly Schedule[] = [
  {
    job: 'renewals.remind',
    cron: '0 9 * * *',
    operation: remindRenewals,
    input: (slot, previous: { next: Progress | null } | null) => (previous === null ? { slot, offset: 0, after: null } : previous.next),
    catchUp: 2,
  },
];

export const renewalsModule: Module = {
  name: 'renewals',
  migrations: renewalsMigrations,
  entities: [RenewalReminderRow],
  operations: [remindRenewals],
  schedules,
  facts: ['RenewalsReminded'],
  notices: [noticeFor('renewals.ahead', (days) => days < 0), noticeFor('renewals.today', (days) => days === 0), noticeFor('renewals.over', (days) => days > 0)],
  personalData: {
    collect: async (ctx, memberId) => ({ renewalReminders: await ctx.db.query('SELECT endsOn, offsetDays, remindedAt FROM renewal_reminder WHERE memberId = ?', [memberId]) }),
    erase: async (ctx, memberId) => ctx.db.later('DELETE FROM renewal_reminder WHERE memberId = ?', [memberId]),
  },
  invariants: [
    {
      name: 'renewals.reminders-have-members',
      states: 'Every reminder is about a term that was recorded',
      offenders: ({ db }) => db.query('SELECT r.memberId, r.endsOn FROM renewal_reminder r WHERE NOT EXISTS (SELECT 1 FROM term t WHERE t.memberId = r.memberId AND t.endsOn = r.endsOn) LIMIT 20'),
    },
  ],
  messages: renewalsMessages,
};
