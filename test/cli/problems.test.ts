import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRealClub } from '../support/real-club';
import { command } from './a-command';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiguan-problems-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('What stands in the way of a command', () => {
  const plainly = { code: 1, out: '', err: expect.not.stringMatching(/\n\s+at /) };

  // Seen to fail without the line for SQLITE_ in problems.ts: both end in a trace.
  it('is told in words: a file that is no database, and a folder that cannot be', async () => {
    const noDatabase = join(folder, 'letter.txt');
    writeFileSync(noDatabase, 'Dear club, this is no database at all. '.repeat(100));
    const said = await command(['start'], `sqlite:${noDatabase}`);
    expect(said).toEqual(plainly);
    expect(said.err).toContain('the database file cannot be opened');
    const inTheWay = await command(['start'], `sqlite:${noDatabase}/club.db`);
    expect(inTheWay).toEqual(plainly);
    expect(inTheWay.err).toContain('DATABASE_URL');
  });

  it('is told in words: a database server that is not there, and a secret that does not fit', async () => {
    const nobody = await command(['start'], 'mysql://club:club@127.0.0.1:9/club');
    expect(nobody).toEqual(plainly);
    expect(nobody.err).toContain('the database cannot be reached');
    const site = await openRealClub({ url: `sqlite:${join(folder, 'club.db')}` });
    await site.close();
    const stranger = await command(['start'], site.databaseUrl, { APP_SECRET: 'another-secret-of-thirty-two-characters' });
    expect(stranger).toEqual(plainly);
    expect(stranger.err).toContain('APP_SECRET does not open');
  });

  it('is told by the help text when an option is wrong', async () => {
    const wrong = [['simulate', '--days', 'many'], ['simulate', '--for-ever'], ['owner'], ['owner', '13800000000', '--nmae', 'x']];
    for (const argv of wrong) {
      const { code, out, err } = await command(argv, `sqlite:${join(folder, 'club.db')}`);
      expect([argv, code, out, err.startsWith(`npm run ${argv[0]} -- `)]).toEqual([argv, 2, '', true]);
    }
  });
});

describe('npm run owner', () => {
  // Seen to fail with the admission in an operation of its own: the second owner-to-be was refused and yet admitted.
  it('appoints the first owner, admitting whoever is new, and refuses a second one without admitting anybody', async () => {
    const site = await openRealClub({ url: `sqlite:${join(folder, 'club.db')}` });
    const owner = (...argv: string[]) => command(['owner', ...argv], site.databaseUrl);
    try {
      const nameless = await owner('138 0000 0001');
      expect([nameless.code, nameless.err]).toEqual([1, expect.stringContaining('add --name NAME')]);
      expect(await owner('138 0000 0001', '--name', '梅')).toMatchObject({ code: 0, out: 'ok\n' });
      const second = await owner('13800000002', '--name', '兰');
      expect([second.code, second.err]).toEqual([1, expect.stringContaining('owner')]);
      expect(await site.count('COUNT(*) FROM member')).toBe(1);
      expect(await site.rows('SELECT role FROM staff_role')).toEqual([{ role: 'owner' }]);
      await site.verify();
    } finally {
      await site.close();
    }
  });
});
