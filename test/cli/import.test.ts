import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Dialect } from '../../server/core/db';
import { workbookOf } from '../modules/roster/reading';
import { counted } from '../support/counts';
import { connectTo, openRealClub, type RealClub } from '../support/real-club';
import { type ServerProcess, spawnCommand, startServer } from '../support/server-process';
import { command, lastLine } from './a-command';

const roster = join(__dirname, '../data/roster.csv');
const expected = JSON.parse(readFileSync(join(__dirname, '../data/roster-expected.json'), 'utf8'));
const { rows, importable, rejected, rejectedLines, byTier } = expected;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

let folder = '';
const sites: RealClub[] = [];
const servers: ServerProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiguan-import-'));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.kill()));
  for (const site of sites.splice(0)) await site.close();
  rmSync(folder, { recursive: true, force: true });
});

async function emptyClub(dialect: Dialect): Promise<RealClub> {
  const site = await openRealClub(dialect);
  sites.push(site);
  return site;
}

const importInto = async (site: RealClub, file: string, ...options: string[]) => {
  const ran = await command(['import', file, '--json', ...options], site.databaseUrl);
  if (ran.code !== 0) throw new Error(ran.err);
  return JSON.parse(lastLine(ran));
};

const TABLES = ['member', 'term', 'roster_row', 'points_entry', 'points_balance', 'points_source', 'fact', 'counter'];
const dumpOf = async (site: RealClub) => JSON.stringify(await Promise.all(TABLES.map((table) => site.rows(`SELECT * FROM ${table}`))));

interface Sealed {
  tier: string;
  birth: string | null;
  details: string | null;
}

/** The sums of roster-expected.json, from what is in the database. */
async function sumsOf({ rows: ask, club, count }: RealClub) {
  const sums = { byTier: {} as Record<string, number>, leapDayBirths: 0, lunarBirths: 0, totalSpendFen: 0, totalPoints: 0 };
  const titles = new Map(club.runner.surroundings.charter.tiers?.levels.map(({ id, title }) => [id, title]));
  for (const { tier, birth, details } of await ask<Sealed>('SELECT tier, birth, details FROM member')) {
    const born = birth ? (JSON.parse(club.vault.open('member.birth', birth)) as { date: string; calendar: string }) : null;
    const { spentFen = 0 } = details ? (JSON.parse(club.vault.open('member.details', details)) as { spentFen?: number }) : {};
    const title = titles.get(tier) ?? '';
    sums.byTier[title] = (sums.byTier[title] ?? 0) + 1;
    sums.totalSpendFen += spentFen;
    if (born?.calendar === 'solar' && born.date.endsWith('-02-29')) sums.leapDayBirths++;
    if (born?.calendar === 'lunar') sums.lunarBirths++;
  }
  sums.totalPoints = await count('SUM(points) FROM points_balance');
  return sums;
}

const line = (n: number): string => `H${n},会员${n},${13_000_000_000 + n},1990-05-${10 + (n % 19)},2024-03-01,2027-02-28,金卡,${n % 700}`;
function longRoster(count: number): string {
  const file = join(folder, 'long.csv');
  writeFileSync(
    file,
    ['会员编号,姓名,手机号,生日,入会日期,到期日期,等级,积分', ...Array.from({ length: count }, (_, n) => line(n))].join('\n'),
  );
  return file;
}

/** MariaDB finishes what it had received of a process that is dead by now, a whole batch with its COMMIT; only then is there a count. */
async function lastWord(site: RealClub, dialect: Dialect): Promise<void> {
  if (dialect === 'sqlite') return;
  const others = "COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID() AND command <> 'Sleep'";
  while ((await site.count(others)) > 0) await pause(5);
}

describe.each(['sqlite', 'mysql'] as const)('npm run import (%s)', (dialect) => {
  it('takes the given roster in with exactly the expected counts, and a second time changes nothing', async () => {
    const site = await emptyClub(dialect);
    const outcome = { rows, imported: importable, unchanged: 0, rejected, rejectedLines };
    expect(await importInto(site, roster, '--dry-run')).toEqual(outcome);
    expect(await site.count('COUNT(*) FROM member')).toBe(0);
    expect(await site.count('COUNT(*) FROM fact')).toBe(0);
    expect(await importInto(site, roster)).toEqual(outcome);
    const { leapDayBirths, lunarBirths, totalPoints, totalSpendFen } = expected;
    expect(await sumsOf(site)).toEqual({ byTier, leapDayBirths, lunarBirths, totalPoints, totalSpendFen });
    expect(await site.count('COUNT(*) FROM term')).toBe(importable);
    const before = await dumpOf(site);
    expect(await importInto(site, roster)).toEqual({ ...outcome, imported: 0, unchanged: importable });
    expect(await importInto(site, roster, '--dry-run')).toEqual({ ...outcome, imported: 0, unchanged: importable });
    expect(await dumpOf(site)).toBe(before);
    await site.verify();
  });

  // Guard: each batch is one operation. Seen to fail with the opening lots booked in an operation of their own.
  it('killed in the middle leaves whole rows, and the next run completes them', async () => {
    const count = counted(4000, 40_000);
    const file = longRoster(count);
    for (let round = 0; round < counted(1, 10); round++) {
      const site = await emptyClub(dialect);
      const child = spawnCommand(['import', file, '--json'], { DATABASE_URL: site.databaseUrl });
      const gone = new Promise((done) => child.once('exit', done));
      while ((await site.count('COUNT(*) FROM member')) === 0 && child.exitCode === null) await pause(5);
      await pause(round * 20);
      child.kill('SIGKILL');
      await gone;
      await lastWord(site, dialect);
      const there = await site.count('COUNT(*) FROM member');
      expect(there).toBeGreaterThan(0);
      expect(there).toBeLessThan(count);
      await site.verify();
      expect(await importInto(site, file)).toEqual({
        rows: count,
        imported: count - there,
        unchanged: there,
        rejected: {},
        rejectedLines: {},
      });
      expect(await site.count('COUNT(*) FROM member')).toBe(count);
      expect(await site.count('SUM(points) FROM points_balance')).toBe(
        Array.from({ length: count }, (_, n) => n % 700).reduce((a, b) => a + b, 0),
      );
      await site.verify();
    }
  });

  it('works while the server runs, and whom it brings can check in there at once', async () => {
    const site = await emptyClub(dialect);
    const server = await startServer(site.databaseUrl);
    servers.push(server);
    const members = await site.admit(5);
    const line = connectTo(server.url);
    const importing = importInto(site, longRoster(2000));
    for (const member of members) expect((await line.post(site.token(member), '/check-ins', {})).status).toBe(201);
    expect(await importing).toMatchObject({ imported: 2000 });
    const [{ id } = { id: '' }] = await site.rows<{ id: string }>("SELECT id FROM member WHERE number = 'H1999'");
    expect(await line.post(site.token({ id, roles: ['member'] }), '/check-ins', {})).toMatchObject({ status: 201, body: { points: 5 } });
    line.close();
    await site.verify();
  });
});

describe('npm run import', () => {
  it('tells people in sentences, and writes the list to hand back', async () => {
    const file = join(folder, '名册.csv');
    const list = join(folder, '退回.csv');
    writeFileSync(file, '姓名,手机号,等级,备用\n梅,13000000001,Gold,x\n,13000000002,金卡,\n兰,123,金卡,\n竹,13000000003,铂钻,\n');
    const url = `sqlite:${join(folder, 'club.db')}`;
    const { code, out } = await command(['import', file, '--report', list], url);
    expect(code).toBe(0);
    expect(out).toContain('第 3 行A 列“姓名”：空白。没有写姓名。请补上姓名。');
    expect(out).toContain('第 4 行B 列“手机号”：写的是“123”。手机号不是 11 位。请核对后写全。');
    expect(out).toContain('没有采用的列 / columns not used: 备用');
    expect(out).toContain('导入完成：共 4 行，导入 1 行，无变化 0 行，未导入 3 行（姓名 1、手机号 1、等级 1）。');
    expect(out).toContain('Done: 4 rows, 1 imported, 0 unchanged, 3 refused (name 1, phone 1, tier 1).');
    const report = readFileSync(list, 'utf8').split('\r\n');
    expect(report.slice(1, 4).map((row) => row.split(',').slice(0, 6))).toEqual([
      ['3', 'A', '姓名', '', 'name', '未导入'],
      ['4', 'B', '手机号', '123', 'phone', '未导入'],
      ['5', 'C', '等级', '铂钻', 'tier', '未导入'],
    ]);
    expect((await command(['import', file, '--lang', 'en'], url)).out).toContain(
      'Row 4, column B “手机号”: “123”. The number does not have 11 digits. Please check it.',
    );
  });

  // Seen to fail without `otherSheets` in import.ts: half of the club stayed out, and nobody heard of it.
  it('reads the first sheet with a roster and names the others, beside the object too', async () => {
    const rows = (name: string, phone: string) => [
      ['姓名', '手机号'],
      [name, phone],
    ];
    const file = join(folder, '名册.xlsx');
    writeFileSync(file, await workbookOf(rows('兰', '13000000002'), { before: [{ name: '金卡', rows: rows('梅', '13000000001') }] }));
    const url = `sqlite:${join(folder, 'club.db')}`;
    const { out } = await command(['import', file, '--dry-run'], url);
    expect(out).toContain('没有读的工作表，请另存后分别导入 / sheets not read, save them apart: “会员”');
    const ran = await command(['import', file, '--json'], url);
    expect([JSON.parse(lastLine(ran)).imported, ran.err.includes('“会员”')]).toEqual([1, true]);
  });

  it('as a dry run makes no database where there is none', async () => {
    const { code, out } = await command(['import', roster, '--dry-run'], '', { DATA_DIR: join(folder, 'none') });
    expect(code).toBe(0);
    expect(out).toContain(`将导入 ${importable} 行`);
    expect(() => readFileSync(join(folder, 'none'))).toThrow('ENOENT');
  });

  it('seeds no demo, and refuses a wrong file, a wrong option and a wrong setting in plain words', async () => {
    const url = `sqlite:${join(folder, 'club.db')}`;
    const picture = join(folder, 'list.csv');
    writeFileSync(picture, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    for (const file of [join(folder, 'nowhere.csv'), picture]) {
      const { code, out, err } = await command(['import', file, '--json'], url);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^[^\n]+。\n[A-Z][^\n]+\.\n$/);
    }
    expect(() => readFileSync(join(folder, 'club.db'))).toThrow('ENOENT');
    for (const options of [[], ['a', '--lang', 'fr']]) expect((await command(['import', ...options], url)).code).toBe(2);
    expect((await command(['import', roster, '--json'], url, { APP_SECRET: 'short' })).err).toContain('APP_SECRET');
    const help = await command(['import', '--help'], url);
    expect([help.code, help.out.includes('--dry-run')]).toEqual([0, true]);
    const small = join(folder, 'small.csv');
    writeFileSync(small, `姓名,手机号\n梅,13000000001\n`);
    await command(['import', small], url, { HUIGUAN_DEMO: '' });
    expect(new Database(join(folder, 'club.db')).prepare('SELECT COUNT(*) AS n FROM member').get()).toEqual({ n: 1 });
  });

  it('waits for another process that is writing to the file', async () => {
    const site = await emptyClub('sqlite');
    const holder = new Database(site.databaseUrl.slice('sqlite:'.length));
    holder.exec('BEGIN IMMEDIATE');
    const importing = importInto(site, longRoster(50));
    await pause(3000);
    expect(await site.count('COUNT(*) FROM member')).toBe(0);
    holder.exec('COMMIT');
    holder.close();
    expect(await importing).toMatchObject({ imported: 50 });
  });
});
