import { importMembers } from '../../../server/modules/roster';
import type { RosterLine, RosterOutcome } from '../../../shared/roster';
import type { TestClub } from '../../support/club';

/** A complete line of a roster about a person of that number. */
export const lineAbout = (n: number, more: Partial<RosterLine> = {}): RosterLine => ({
  line: n + 1,
  memberNo: `H${String(n).padStart(6, '0')}`,
  name: `会员${n}`,
  gender: 'female',
  phone: `137${String(n).padStart(8, '0')}`,
  birth: { calendar: 'solar', year: 1990, month: 5, day: 20, leap: false },
  idNumber: null,
  joinedOn: '2024-03-01',
  endsOn: '2027-02-28',
  lifetime: false,
  tierId: 'gold',
  referrerPhone: null,
  spentFen: 123_450,
  points: 500,
  remark: '喜欢羽毛球',
  ...more,
});

export const takeIn = (club: TestClub, ...lines: RosterLine[]): Promise<RosterOutcome> =>
  club.run<RosterOutcome>(importMembers, { id: 'system:import', roles: ['system'] }, { importId: 'imp_0000000000test', lines });

interface Found {
  id: string;
  number: string;
  tier: string;
  admittedOn: string;
  termStartsOn: string | null;
  termEndsOn: string | null;
  version: number;
}

/** The member who has the phone of that line now. */
export async function memberOf(club: TestClub, { phone }: RosterLine): Promise<Found & { actor: { id: string; roles: string[] } }> {
  const digest = club.club.vault.digest('member.phone', phone);
  const [row] = await club.rows<Found>(
    'SELECT id, number, tier, admittedOn, termStartsOn, termEndsOn, version FROM member WHERE phoneDigest = ?',
    [digest],
  );
  if (!row) throw new Error(`Nobody has ${phone}`);
  return { ...row, actor: { id: row.id, roles: ['member'] } };
}
