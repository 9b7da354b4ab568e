import type { Module } from './core/module';
import { accountsModule } from './modules/accounts';
import { chatModule } from './modules/chat';
import { checkInsModule } from './modules/check-ins';
import { complaintsModule } from './modules/complaints';
import { eventsModule } from './modules/events';
import { membersModule } from './modules/members';
import { notificationsModule } from './modules/notifications';
import { perksModule } from './modules/perks';
import { pointsModule } from './modules/points';
import { privacyModule } from './modules/privacy';
import { renewalsModule } from './modules/renewals';
import { rosterModule } from './modules/roster';
import { systemModule } from './modules/system';

const telling: readonly Module[] = [
  membersModule,
  accountsModule,
  pointsModule,
  rosterModule,
  checkInsModule,
  perksModule,
  eventsModule,
  complaintsModule,
  renewalsModule,
];

const knowing: readonly Module[] = [...telling, notificationsModule(telling), chatModule];

/** The modules in order: each may use only those that stand before it. */
export const modules: readonly Module[] = [...knowing, privacyModule(knowing), systemModule];
