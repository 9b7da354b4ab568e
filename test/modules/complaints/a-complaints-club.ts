import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestClub } from '../../support/club';
import type { Person } from '../../support/people';

/** The default club, its office closed at weekends, and with bounds of its own for compensation. */
export const charter = readFileSync(join(__dirname, '../../../server/charters/default.yaml'), 'utf8')
  .replace('      周六: [10:00-12:00, 13:30-16:30]\n      周日: [10:00-12:00, 13:30-16:30]\n', '')
  .replace(/ {2}compensation: .*\n/, '  compensation: { couponUpTo: 50元, pointsUpTo: 100, by: manager }\n')
  .replace(
    'coupons:\n',
    `coupons:
  - { id: sorry, title: 歉意券, kind: amount-off, value: 30元, validFor: 60天 }
  - { id: large, title: 大额券, kind: amount-off, value: 80元, validFor: 60天 }
`,
  );

/** Club time as UTC ms. */
export const at = (wall: string): number => Date.parse(`${wall}:00+08:00`);
export const wall = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16);

/** Jumps to a moment of club time, runs the jobs that are due then, and delivers what they told. */
export async function go(club: TestClub, to: string): Promise<void> {
  club.clock.set(at(to));
  await club.runJobs();
  await club.deliver();
}

/** How often facts of each type were told. */
export async function told(club: TestClub, prefix = 'Complaint'): Promise<Record<string, number>> {
  const rows = await club.rows<{ type: string; n: number }>('SELECT type, COUNT(*) AS n FROM fact WHERE type LIKE ? GROUP BY type', [
    `${prefix}%`,
  ]);
  return Object.fromEntries(rows.map(({ type, n }) => [type, Number(n)]));
}

/** What the club has written to somebody about complaints, newest first. */
export async function letters(club: TestClub, person: Person): Promise<{ title: string; body: string }[]> {
  const all: { title: string; body: string; topic: string }[] = await club.inbox(person);
  return all.filter(({ topic }) => topic === 'complaints' || topic === 'duty').map(({ title, body }) => ({ title, body }));
}
