import { randomUUID } from 'node:crypto';
import { type Floor, mysqlFloor, sqliteFloor } from './floor';
import { type LoadResult, load, median, percentile, post, type Request } from './load';
import type { Measured } from './report';
import { type Ground, openBenchClub, populate, type Served, startServed, tokensOf } from './world';

const CONNECTIONS = 32;
const MEMBERS = 10_000;
const MANY = 1_000_000;
const ROUNDS = 5;
const PER_ROUND = 8_000;

type Kind = 'sqlite' | 'mariadb';

const scattered = (members: number) => (n: number) => (n * 7919) % members;

/** One round: distinct members on a new day. */
async function round(
  served: Served,
  day: number,
  members: number,
  requestOf: (i: number) => Request,
  count = PER_ROUND,
): Promise<LoadResult> {
  await served.turnTo(day);
  const at = scattered(members);
  let n = day * count;
  const end = n + count;
  const result = await load(served.port, CONNECTIONS, () => (n < end ? requestOf(at(n++)) : undefined));
  if (result.bad > 0) throw new Error(`${result.bad} check-ins failed: ${result.firstBad}`);
  return result;
}

async function populated(ground: Ground, kind: Kind, members: number): Promise<Served> {
  const url = await ground.database(kind, `w${members}`);
  const club = await openBenchClub(url);
  await populate(club, members);
  await club.close();
  return startServed(url);
}

const floorOf = async (ground: Ground, kind: Kind): Promise<Floor> => {
  const url = await ground.database(kind, 'floor');
  return kind === 'sqlite' ? sqliteFloor(url.slice('sqlite:'.length), MEMBERS) : mysqlFloor(url, MEMBERS);
};

const rate = (r: LoadResult): number => r.good / r.seconds;
const overHttp = (token: (i: number) => string) => (i: number) => post('/api/v1/check-ins', token(i), '{}');
const overChat = (token: (i: number) => string) => (i: number) =>
  post('/api/v1/rooms/lobby/messages', token(i), JSON.stringify({ id: randomUUID(), text: '签到' }));

/** Check-ins over HTTP against the driver alone, in turn. */
export async function checkInHttp(ground: Ground, kind: Kind): Promise<Measured> {
  const floor = await floorOf(ground, kind);
  const served = await populated(ground, kind, MEMBERS);
  const request = overHttp(tokensOf(MEMBERS));
  await floor.round(PER_ROUND / 4);
  await round(served, 0, MEMBERS, request);
  const ours: LoadResult[] = [];
  const floors: number[] = [];
  for (let r = 1; r <= ROUNDS; r++) {
    floors.push(await floor.round(PER_ROUND));
    ours.push(await round(served, r, MEMBERS, request));
  }
  await served.stop();
  await floor.close();
  const value = median(ours.map(rate));
  const all = ours.flatMap((r) => r.latencies).sort((a, b) => a - b);
  return {
    name: `checkin.http.${kind}`,
    value,
    unit: 'check-ins/s',
    floor: median(floors),
    ratio: value / median(floors),
    p50Ms: percentile(all, 0.5),
    p99Ms: percentile(all, 0.99),
  };
}

/** The same through the bot's web room, against HTTP on the same server, in turn. */
export async function checkInChat(ground: Ground): Promise<Measured> {
  const served = await populated(ground, 'sqlite', MEMBERS);
  const token = tokensOf(MEMBERS);
  await round(served, 0, MEMBERS, overChat(token));
  const chat: number[] = [];
  const http: number[] = [];
  for (let r = 1; r <= ROUNDS; r++) {
    http.push(rate(await round(served, 2 * r, MEMBERS, overHttp(token))));
    chat.push(rate(await round(served, 2 * r + 1, MEMBERS, overChat(token))));
  }
  await served.stop();
  const value = median(chat);
  return { name: 'checkin.chat.sqlite', value, unit: 'check-ins/s', floor: median(http), ratio: value / median(http) };
}

/** A million members against ten thousand, in turn. */
export async function checkInGrowth(ground: Ground, kind: Kind): Promise<Measured> {
  const few = await populated(ground, kind, MEMBERS);
  const many = await populated(ground, kind, MANY);
  const [fewTokens, manyTokens] = [overHttp(tokensOf(MEMBERS)), overHttp(tokensOf(MANY))];
  await round(few, 0, MEMBERS, fewTokens);
  await round(many, 0, MANY, manyTokens);
  const small: number[] = [];
  const large: LoadResult[] = [];
  for (let r = 1; r <= ROUNDS; r++) {
    small.push(rate(await round(few, r, MEMBERS, fewTokens)));
    large.push(await round(many, r, MANY, manyTokens));
  }
  await few.stop();
  await many.stop();
  const value = median(large.map(rate));
  const all = large.flatMap((r) => r.latencies).sort((a, b) => a - b);
  return {
    name: `checkin.growth.${kind}`,
    value,
    unit: 'check-ins/s',
    floor: median(small),
    ratio: value / median(small),
    p50Ms: percentile(all, 0.5),
    p99Ms: percentile(all, 0.99),
  };
}
