import { existsSync } from 'node:fs';
import { prove } from '../../server/cli/verify/prove';
import { openRealClub, type RealClub } from '../support/real-club';
import { command, lastLine } from './a-command';

let site: RealClub;
afterEach(() => site.close());

const broken = async (sample?: number) => (await prove(site.club, sample)).offences.map(({ invariant }) => invariant);
const change = (sql: string, params: unknown[] = []) => site.club.db.transact(async (tx) => tx.later(sql, params));

describe.each(['sqlite', 'mysql'] as const)('npm run verify (%s)', (dialect) => {
  it('ends with ok on a sound database, and names the broken rule with its rows on another', async () => {
    site = await openRealClub(dialect);
    const [mei] = await site.admit(3);
    const sound = await command(['verify'], site.databaseUrl);
    expect([sound.code, lastLine(sound)]).toEqual([0, 'ok']);
    expect(sound.out).toMatch(/^\d+ rules hold, 9 sealed texts open\nok\n$/);
    await change('UPDATE member SET termEndsOn = ? WHERE id = ?', ['2099-01-01', mei?.id]);
    const { code, out } = await command(['verify'], site.databaseUrl);
    expect(code).toBe(1);
    expect(out).toContain('members.term-is-recorded: ');
    expect(out).toContain(`"id":"${mei?.id}"`);
    expect(out).not.toMatch(/ok\n$/);
    const json = await command(['verify', '--json'], site.databaseUrl);
    expect(json.code).toBe(1);
    expect(JSON.parse(lastLine(json))).toMatchObject({ ok: false, broken: [{ invariant: 'members.term-is-recorded' }] });
  });

  it('opens every sealed text, and finds one that was changed or stands in the wrong place', async () => {
    site = await openRealClub(dialect);
    const [mei, lan] = await site.admit(2);
    expect(await prove(site.club)).toMatchObject({ opened: 6, offences: [] });
    expect(await prove(site.club, 1)).toMatchObject({ opened: 3 });
    await change('UPDATE member SET phone = name WHERE id = ?', [lan?.id]);
    const { offences } = await prove(site.club);
    expect(offences).toEqual([
      {
        invariant: 'core.sealed-texts-open',
        states: expect.any(String),
        rows: [{ table: 'member', id: lan?.id, column: 'phone', error: expect.any(String) }],
      },
    ]);
    expect(JSON.stringify(offences)).not.toContain(mei?.id);
  });

  it('walks through tables with composite keys page by page and misses nothing', async () => {
    site = await openRealClub(dialect);
    const rows = Array.from({ length: 1203 }, (_, n) => [
      `mbr_${n % 7}`,
      `stp_${String(n).padStart(5, '0')}`,
      'edited',
      'x',
      n,
      site.club.vault.seal('member_step.reason', String(n)),
    ]);
    await site.club.db.transact(async (tx) => {
      for (const row of rows) tx.later('INSERT INTO member_step(memberId, id, step, `by`, at, reason) VALUES (?,?,?,?,?,?)', row);
    });
    expect((await prove(site.club)).opened).toBe(1203);
  });

  it('sees a migration that stopped half-way, one it does not know, a job before its time and a fact that is parked and due', async () => {
    site = await openRealClub(dialect);
    await change("UPDATE migration SET done = done - 1 WHERE name LIKE 'members-%'");
    expect(await broken()).toEqual(['core.migrations-are-complete']);
    await change("UPDATE migration SET done = done + 1 WHERE name LIKE 'members-%'");
    await change("INSERT INTO migration(name, at, done) VALUES ('members-9999-later', 0, 1)");
    expect(await broken()).toEqual(['core.migrations-are-complete']);
    await change("DELETE FROM migration WHERE name = 'members-9999-later'");
    await change(
      "INSERT INTO job_run(job, slot, leaseUntil, holder, attempts, startedAt) VALUES ('perks.birthdays', 2000, 0, 'run_x', 1, 1000)",
    );
    expect(await broken()).toEqual(['core.job-runs-are-sane']);
    await change('DELETE FROM job_run');
    await change(
      "INSERT INTO fact(id, type, subject, operation, actor, at, data, dueAt, attempts, parked, parkedAt) VALUES ('fct_x', 'X', 's', 'o', 'a', 1, '{}', 5, 10, 'why', 6)",
    );
    expect(await broken()).toEqual(['core.parked-facts-rest']);
    await change('DELETE FROM fact');
    expect(await broken()).toEqual([]);
  });

  it('says so when a rule cannot even be asked', async () => {
    site = await openRealClub(dialect);
    await change('DROP TABLE points_warning');
    await change('DROP TABLE points_use');
    expect(await broken()).toContain('points.entries-are-uses');
  });
});

describe.each(['sqlite', 'mysql'] as const)('npm run verify where there is nothing to prove (%s)', (dialect) => {
  const names = (rows: { name: string }[]) => rows.map(({ name }) => name);
  const tables = async () =>
    names(
      await site.rows(
        dialect === 'sqlite'
          ? "SELECT name FROM sqlite_master WHERE type = 'table'"
          : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
      ),
    );

  // Seen to fail without `unmigrated` in verify.ts: the club's tables were made, and "ok" was said of them.
  it('does not bring an older database up to date, nor make an empty one a club', async () => {
    site = await openRealClub(dialect);
    await change("DELETE FROM migration WHERE name LIKE 'roster-%'");
    const older = await command(['verify'], site.databaseUrl);
    expect([older.code, older.out.includes('core.migrations-are-complete: ')]).toEqual([1, true]);
    expect(older.out).toContain('{"name":"roster-0001-initial"');
    expect(await site.rows("SELECT name FROM migration WHERE name LIKE 'roster-%'")).toEqual([]);
    for (const table of await tables()) if (table !== 'sqlite_sequence') await change(`DROP TABLE ${table}`);
    const empty = await command(['verify', '--json'], site.databaseUrl);
    expect([empty.code, JSON.parse(lastLine(empty)).ok]).toEqual([1, false]);
    expect(await tables()).toEqual([]);
  });
});

describe('npm run verify', () => {
  it('names a database file that is not there, and makes none', async () => {
    site = await openRealClub('sqlite');
    const missing = `${site.databaseUrl}-of-nobody`;
    const { code, err } = await command(['verify'], missing);
    expect([code, err]).toEqual([1, expect.stringContaining('there is no such database file')]);
    expect(existsSync(missing.slice('sqlite:'.length))).toBe(false);
  });

  it('has a help text and refuses wrong options', async () => {
    site = await openRealClub('sqlite');
    const help = await command(['verify', '--help'], site.databaseUrl);
    expect([help.code, help.out.includes('--json')]).toEqual([0, true]);
    expect((await command(['verify', '--sample', 'all'], site.databaseUrl)).code).toBe(2);
  });
});
