import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import type { Clock } from '../../server/core/clock';
import type { Club } from '../../server/core/club';
import type { Actor } from '../../server/core/context';
import type { Dialect } from '../../server/core/db';
import { openLog } from '../../server/core/log';
import { offencesIn } from '../../server/core/offenders';
import { modules } from '../../server/modules';
import { businessDay, readCharter } from '../../server/modules/charter';
import { draftEvent } from '../../server/modules/events/draft-event';
import { publishEvent } from '../../server/modules/events/publish-event';
import { openClub } from '../../server/open-club';
import type { EventView } from '../../shared/events';
import { SECRET } from './club';
import { bareDatabase, clubDatabase, type TestDatabase } from './databases';
import { admitForTest } from './people';

const HOUR_MS = 3_600_000;
const nobody: Actor = { id: 'anonymous', roles: [] };
const steward: Actor = { id: 'mbr_0000000000000manager', roles: ['member', 'manager'] };

/** A club on the real clock, opened in this process beside the servers that work on the same database. */
export interface RealClub {
  club: Club;
  databaseUrl: string;
  /** Admits so many people; the numbers in their phones and names begin at `from`. */
  admit(count: number, from?: number, more?: Record<string, unknown>): Promise<Actor[]>;
  token(actor: Actor): string;
  /** A published event tomorrow with that many seats. */
  event(capacity: number): Promise<EventView>;
  rows<T = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T[]>;
  count(what: string): Promise<number>;
  /** Every invariant; throws with the offenders. */
  verify(): Promise<void>;
  close(): Promise<void>;
}

const charter = readCharter(readFileSync(join(__dirname, '../../server/charters/default.yaml'), 'utf8'));

/** On MariaDB a bare one: other processes work on it, and may be killed at it. */
const databaseOf = (dialect: Dialect): Promise<TestDatabase> => (dialect === 'sqlite' ? clubDatabase(dialect) : bareDatabase(dialect));

/** `on`: a kind of database, of which an empty one is made and removed at the end, or the address of one that is there. */
export async function openRealClub(on: Dialect | { url: string }, clock?: Clock): Promise<RealClub> {
  const { url, drop } = typeof on === 'string' ? await databaseOf(on) : { ...on, drop: async () => undefined };
  const site = { modules, databaseUrl: url, database: { pool: 4 }, secret: SECRET, charter, publicUrl: 'http://club.test', demo: false };
  const club = await openClub({ ...site, log: openLog('silent'), ...(clock && { clock }) });
  const rows: RealClub['rows'] = (sql, params = []) => club.db.read.query(sql, params);
  return {
    club,
    databaseUrl: url,
    rows,
    admit: (count, from = 0, more = {}) => {
      const admittedOn = businessDay(charter, club.clock());
      const one = async (n: number): Promise<Actor> => {
        const person = { name: `会员${n}`, phone: `138${String(n).padStart(8, '0')}`, birth: null, idNumber: null, details: {} };
        const place = { kind: 'person', tier: 'regular', admittedOn, termEndsOn: null, origin: 'admission' };
        const { id } = await club.execute<{ id: string }>(admitForTest as never, nobody, { ...person, ...place, ...more });
        return { id, roles: ['member'] };
      };
      return Promise.all(Array.from({ length: count }, (_, i) => one(from + i)));
    },
    token: (actor) => club.runner.surroundings.tokens.sign(actor, club.clock() + 2 * HOUR_MS),
    event: async (capacity) => {
      const startsAt = Math.ceil(club.clock() / HOUR_MS) * HOUR_MS + 72 * HOUR_MS;
      const plan = { title: '秋日茶会', place: '二楼', kind: 'salon', startsAt, endsAt: startsAt + 2 * HOUR_MS, capacity };
      const draft = await club.execute<EventView>(draftEvent as never, steward, plan);
      return club.execute<EventView>(publishEvent as never, steward, { eventId: draft.id });
    },
    count: async (what) => Number((await rows<{ n: number | null }>(`SELECT ${what.replace(' FROM ', ' AS n FROM ')}`))[0]?.n ?? 0),
    verify: async () => {
      const offences = await offencesIn(club);
      if (offences.length > 0) throw new Error(JSON.stringify(offences, null, 1));
    },
    close: async () => {
      await club.close();
      await drop();
    },
  };
}

export interface Answered {
  status: number;
  /** What the tests look at; `reply` is the bot's. */
  body: { code?: string; number?: string; points?: number; reply?: { text: string } | null };
}

export interface Connection {
  post(token: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
  close(): void;
}

/** HTTP with so many sockets at once. Rejects when the connection breaks before the whole answer is there. */
export function connectTo(url: string, sockets = 32): Connection {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  return {
    post: (token, path, body, headers = {}) =>
      new Promise((resolve, reject) => {
        const asked = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers };
        const call = request(`${url}/api/v1${path}`, { agent, method: 'POST', headers: asked }, (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => (text += chunk));
          response.on('end', () =>
            response.complete ? resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }) : reject(new Error('cut off')),
          );
          response.on('error', reject);
        });
        call.on('error', reject);
        call.end(JSON.stringify(body));
      }),
    close: () => agent.destroy(),
  };
}

/** Numbers from 0 to 1, the same for the same seed. */
export const chance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
