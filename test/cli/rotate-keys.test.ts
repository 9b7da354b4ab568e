import { getMetadataArgsStorage } from 'typeorm';
import { type Rotating, rotateKeys } from '../../server/cli/rotate-keys/rotate';
import { sealedColumnsOf } from '../../server/cli/sealed-rows';
import { prove } from '../../server/cli/verify/prove';
import type { Club } from '../../server/core/club';
import { SEALED } from '../../server/core/columns';
import { addVaultKey, KEY_DELAY_MS, KEY_POLL_MS } from '../../server/core/vault-keys';
import { editProfile } from '../../server/modules/members/profile';
import { fakeClock } from '../support/clock';
import { SECRET } from '../support/club';
import { openRealClub, type RealClub } from '../support/real-club';
import { spawnCommand } from '../support/server-process';
import { command, lastLine } from './a-command';

const START = Date.parse('2026-11-22T02:00:00Z');
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const sites: RealClub[] = [];
afterEach(async () => {
  jest.useRealTimers();
  for (const site of sites.splice(0).reverse()) await site.close();
});
const opened = async (...options: Parameters<typeof openRealClub>): Promise<RealClub> => {
  const site = await openRealClub(...options);
  sites.push(site);
  return site;
};

const sourceOf = ({ db, entropy, clock }: Club) => ({ db, entropy, clock, secret: SECRET });
/** Whose version the sealed texts of all members are, with how many there are of each. */
async function versionsOf(site: RealClub): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const row of await site.rows<Record<string, string>>('SELECT name, phone, details FROM member'))
    for (const text of Object.values(row)) found[text.slice(0, 3)] = (found[text.slice(0, 3)] ?? 0) + 1;
  return found;
}
const said: string[] = [];
const rotating = (wait: Rotating['wait']): Rotating => ({ say: (line) => void said.push(line), ...(wait && { wait }) });

describe.each(['sqlite', 'mysql'] as const)('Changing the keys (%s)', (dialect) => {
  // Guards, each seen to fail here: without "AND column = ?" in rotate.ts an edit made meanwhile is lost; without KEY_DELAY_MS the other
  // process meets texts that it cannot open.
  it('seals everything anew while another process reads and writes, which never meets a text that it cannot open', async () => {
    const clock = fakeClock(START);
    const site = await opened(dialect, clock);
    const other = await opened({ url: site.databaseUrl }, clock);
    const members = await site.admit(250);
    const names = new Map<string, string>();
    const rotation = { done: false };
    const writing = async () => {
      for (let n = 0; !rotation.done; n++) {
        const actor = members[n % members.length] as (typeof members)[number];
        await other.club.execute(editProfile as never, actor, { name: `新名${n}` });
        names.set(actor.id, `新名${n}`);
        await pause(1);
      }
    };
    const wait = async (ms: number) => {
      clock.move(ms);
      await other.club.vault.refresh(); // as its timer does
    };
    const writer = writing();
    const outcome = await rotateKeys(site.club, sourceOf(site.club), rotating(wait)).finally(() => (rotation.done = true));
    await writer;
    expect(outcome).toMatchObject({ version: 2, resumed: false, broken: [] });
    expect(await versionsOf(site)).toEqual({ 'v2.': 750 });
    for (const [id, name] of names) {
      const [row] = await site.rows<{ name: string }>('SELECT name FROM member WHERE id = ?', [id]);
      expect(site.club.vault.open('member.name', row?.name ?? '')).toBe(name);
    }
    expect((await prove(other.club)).offences).toEqual([]);
  });

  it('is finished by the next run when it was cut off, and the one after makes a new key', async () => {
    const clock = fakeClock(START);
    const site = await opened(dialect, clock);
    await site.admit(30);
    await addVaultKey(sourceOf(site.club));
    clock.move(KEY_DELAY_MS);
    await site.club.vault.refresh();
    await site.admit(10, 100);
    expect(await versionsOf(site)).toEqual({ 'v1.': 90, 'v2.': 30 });
    const wait = async (ms: number) => clock.move(ms);
    expect(await rotateKeys(site.club, sourceOf(site.club), rotating(wait))).toMatchObject({ version: 2, resumed: true, resealed: 90 });
    expect(await rotateKeys(site.club, sourceOf(site.club), rotating(wait))).toMatchObject({ version: 3, resumed: false, resealed: 120 });
    expect(await versionsOf(site)).toEqual({ 'v3.': 120 });
  });

  it('leaves a text that no key opens as it is, and names its place', async () => {
    const clock = fakeClock(START);
    const site = await opened(dialect, clock);
    const [mei] = await site.admit(2);
    await site.club.db.transact(async (tx) => tx.later('UPDATE member SET phone = name WHERE id = ?', [mei?.id]));
    const outcome = await rotateKeys(
      site.club,
      sourceOf(site.club),
      rotating(async (ms) => clock.move(ms)),
    );
    expect(outcome).toMatchObject({ resealed: 5, broken: [`member.phone ${mei?.id}`] });
  });

  it('by the command, killed on the way and run again, while this process goes on writing', async () => {
    const site = await opened(dialect);
    const made = site.club.clock() - KEY_DELAY_MS;
    await addVaultKey({ ...sourceOf(site.club), clock: () => made }); // the wait is over; sealing anew has not begun
    const members = await site.admit(1500);
    const child = spawnCommand(['rotate-keys'], { DATABASE_URL: site.databaseUrl });
    const gone = new Promise((done) => child.once('exit', done));
    while (!('v2.' in (await versionsOf(site))) && child.exitCode === null) await pause(20);
    child.kill('SIGKILL');
    await gone;
    expect((await versionsOf(site))['v1.']).toBeGreaterThan(0);
    await site.club.vault.refresh();
    const again = command(['rotate-keys'], site.databaseUrl);
    for (const actor of members.slice(0, 20)) await site.club.execute(editProfile as never, actor, { name: '新名' });
    const ran = await again;
    expect([ran.code, lastLine(ran)]).toEqual([0, 'ok']);
    expect(ran.out).toContain('going on with key 2');
    expect(await versionsOf(site)).toEqual({ 'v2.': 4500 });
    expect((await prove(site.club)).offences).toEqual([]);
  });
});

describe('What the modules say of their sealed columns', () => {
  // Seen to fail with event_feedback left out of the events module's list: it would neither be proved by verify nor get a new key.
  it('names every one, by the keys of its table', async () => {
    const { club } = await opened('sqlite');
    const marked = getMetadataArgsStorage().columns.filter(({ options }) => SEALED in options);
    const { entityMetadatas } = club.db.read.connection;
    const columns = marked.map(({ target, propertyName }) => {
      const { tableName, primaryColumns } = entityMetadatas.find((entity) => entity.target === target) as (typeof entityMetadatas)[number];
      const keys = primaryColumns.map((column) => column.propertyName);
      return `${tableName}(${keys.join(' ')}).${propertyName}`;
    });
    const listed = sealedColumnsOf(club.modules).flatMap((one) =>
      Object.keys(one.columns).map((column) => `${one.table}(${one.keys.join(' ')}).${column}`),
    );
    expect(columns.length).toBeGreaterThan(10);
    expect(listed.sort()).toEqual(columns.sort());
  });
});

describe('A running process', () => {
  // Guard: without the timer in open-club.ts the key is never read.
  it('reads new keys by itself, in good time before anybody seals with them', async () => {
    expect(KEY_POLL_MS).toBeLessThan(KEY_DELAY_MS);
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'setTimeout', 'nextTick', 'queueMicrotask', 'performance', 'Date'] });
    const clock = fakeClock(START);
    const site = await opened('sqlite', clock);
    await addVaultKey(sourceOf(site.club));
    clock.move(KEY_DELAY_MS);
    expect(site.club.vault.version).toBe(1);
    jest.advanceTimersByTime(KEY_POLL_MS);
    while (site.club.vault.version === 1) await pause(5);
    expect(site.club.vault.seal('member.name', '梅')).toMatch(/^v2\./);
  });
});

describe('npm run rotate-keys', () => {
  it('has a help text and takes no options', async () => {
    const site = await opened('sqlite');
    const help = await command(['rotate-keys', '--help'], site.databaseUrl);
    expect([help.code, help.out.includes('APP_SECRET_PREVIOUS')]).toEqual([0, true]);
    expect((await command(['rotate-keys', '--force'], site.databaseUrl)).code).toBe(2);
  });
});
