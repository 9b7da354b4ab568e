import { instantOf } from '../../../server/core/zone';
import { accountsModule } from '../../../server/modules/accounts';
import { checkInsModule } from '../../../server/modules/check-ins';
import { membersModule } from '../../../server/modules/members';
import { perksModule } from '../../../server/modules/perks';
import { pointsModule } from '../../../server/modules/points';
import { expirePoints } from '../../../server/modules/points/expire-points';
import { type Open, onBothDatabases, type TestClub } from '../../support/club';

const modules = [membersModule, accountsModule, pointsModule, checkInsModule, perksModule];

/** Stories of years: in a club without the jobs that run every few minutes. */
export const onBothSmallClubs = (title: string, stories: (open: Open, dialect: 'sqlite' | 'mysql') => void): void =>
  onBothDatabases(title, (open, dialect) => stories((options) => open({ modules, ...options }), dialect));

/** Club time as an instant. */
export const at = (wall: string): number => instantOf('Asia/Shanghai', Date.parse(`${wall}Z`));

/** Skips to a moment, without the nights before it. */
export const skipTo = (club: TestClub, wall: string): void => club.clock.set(at(wall));

/** Skips to a moment, and books the night of that day. */
export async function sleepUntil(club: TestClub, moment: string | number): Promise<void> {
  club.clock.set(typeof moment === 'number' ? moment : at(moment));
  for (let more = true; more; ) more = ((await club.system(expirePoints, { slot: club.now() })) as { more: boolean }).more;
}
