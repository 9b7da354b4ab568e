import type { Actor } from '../../server/core/context';
import { counted } from '../support/counts';
import { type PrivateMariaDb, startMariaDb } from '../support/mariadb';
import { type Answered, openRealClub, type RealClub } from '../support/real-club';
import { type ServerProcess, startServer } from '../support/server-process';
import { askFor, assertEachOnce, lostOf, type Outcome, wishesOf } from './keyed-load';

const RESTARTS = counted(2, 5);
const MEMBERS = 24;
const AWAY = ['core.database-away', 'core.outcome-unknown'];

let maria: PrivateMariaDb | undefined;
let club: RealClub | undefined;
let server: ServerProcess | undefined;
afterEach(async () => {
  await server?.kill();
  await club?.close().catch(() => undefined);
  await maria?.stop();
  maria = club = server = undefined;
});

// Guards: `away` and `core.outcome-unknown` in db-mysql.ts (a broken connection is a 503 that says what to do), the pool that throws
// dead connections away, and InnoDB's flush at each commit. Seen to fail without `away`, and with `unavailable` answered by 500.
describe('A MariaDB that is killed and started again under load', () => {
  it('costs a 503 while it is away and nothing that was acknowledged; the server goes on by itself', async () => {
    const database = await startMariaDb();
    maria = database;
    const site = await openRealClub({ url: await database.createDatabase() });
    club = site;
    const event = await site.event(10_000);
    const running = await startServer(site.databaseUrl);
    server = running;
    const done: Outcome['done'] = [];
    const everybody: Actor[] = [];
    for (let restart = 0; restart < RESTARTS; restart++) {
      const members = await site.admit(MEMBERS, restart * MEMBERS);
      everybody.push(...members);
      const refusals: Answered[] = [];
      let killed: Promise<void> | undefined;
      const hear = (count: number, answer: Answered) => {
        if (answer.status !== 201) refusals.push(answer);
        if (count >= 10 + restart * 7) killed ??= database.kill();
      };
      let { open, ...load } = await askFor(site, running.url, wishesOf(members, event, restart), hear);
      await killed;
      expect(load.odd).toEqual([]);
      done.push(...load.done);
      // while it is away: every request is answered, and told so
      const meanwhile = await askFor(site, running.url, open, hear);
      expect([meanwhile.odd, meanwhile.done]).toEqual([[], []]);
      expect(
        refusals.map(({ status, body }) => [status, body.code]).filter(([status, code]) => status !== 503 || !AWAY.includes(String(code))),
      ).toEqual([]);
      expect(refusals.length).toBeGreaterThanOrEqual(open.length);
      expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
      expect((await fetch(`${running.url}/readyz`)).status).toBe(503);

      await database.restart();
      for (let round = 0; open.length > 0 && round < 20; round++) {
        const again = await askFor(site, running.url, open);
        expect(again.odd).toEqual([]);
        done.push(...again.done);
        open = again.open;
      }
      expect(open).toEqual([]);
      expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
      expect(await lostOf(site, done)).toEqual([]);
      await assertEachOnce(site, everybody);
      await site.verify();
      expect(running.ended()).toBeNull();
    }
  }, 600_000);
});
