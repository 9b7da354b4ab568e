import { accountsModule } from '../../../server/modules/accounts';
import { checkInsModule } from '../../../server/modules/check-ins';
import { membersModule } from '../../../server/modules/members';
import { perksModule } from '../../../server/modules/perks';
import { pointsModule } from '../../../server/modules/points';
import { type Open, onBothDatabases } from '../../support/club';

const modules = [membersModule, accountsModule, pointsModule, checkInsModule, perksModule];

/** Stories of years: in a club without the jobs that run every few minutes. */
export const onBothSmallClubs = (title: string, stories: (open: Open, dialect: 'sqlite' | 'mysql') => void): void =>
  onBothDatabases(title, (open, dialect) => stories((options) => open({ modules, ...options }), dialect));
