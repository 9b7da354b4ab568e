/** The door of the renewals module: reminders around the end of a term. Recording a renewal is the members module's. */
import { renewalsMessages } from '../../../shared/renewals';
import type { Module } from '../../core/module';
import { renewalsSchedules } from './faces';
import { renewalsInvariants } from './invariants';
import { renewalsMigrations } from './migrations';
import { renewalsNotices } from './notices';
import { remindRenewals } from './remind-renewals';
import { RenewalReminderRow } from './reminder.entity';

export const renewalsModule: Module = {
  name: 'renewals',
  migrations: renewalsMigrations,
  entities: [RenewalReminderRow],
  operations: [remindRenewals],
  schedules: renewalsSchedules,
  facts: ['RenewalsReminded'],
  notices: renewalsNotices,
  personalData: {
    collect: async (ctx, memberId) => ({
      renewalReminders: await ctx.db.query('SELECT endsOn, offsetDays, remindedAt FROM renewal_reminder WHERE memberId = ?', [memberId]),
    }),
    erase: async (ctx, memberId) => ctx.db.later('DELETE FROM renewal_reminder WHERE memberId = ?', [memberId]),
  },
  invariants: renewalsInvariants,
  messages: renewalsMessages,
};
