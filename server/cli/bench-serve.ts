import type { AddressInfo } from 'node:net';
import { webRoom } from '../bot/web-room';
import { systemClock } from '../core/clock';
import { openLog } from '../core/log';
import { serveClub } from '../http/serve-club';
import { startDelivery } from '../jobs/scheduler';
import { charterOf } from '../main';
import { modules } from '../modules';
import { openClub } from '../open-club';

// The process under load: the real server on the given database, whose days the parent turns.

const DAY_MS = 86_400_000;
const UNLIMITED = 1_000_000;

async function serve(databaseUrl: string, secret: string): Promise<void> {
  let days = 0;
  const log = openLog('silent');
  const club = await openClub({
    modules,
    databaseUrl,
    secret,
    charter: charterOf({ charter: undefined, zone: undefined }),
    publicUrl: 'http://bench.invalid',
    demo: false,
    log,
    clock: () => systemClock() + days * DAY_MS,
  });
  const room = webRoom(club, { botName: '会馆', linesAMinute: UNLIMITED });
  const server = serveClub(club, {
    production: true,
    corsOrigins: [],
    trustProxy: false,
    metricsToken: undefined,
    perPersonAMinute: UNLIMITED,
    perAddressAMinute: UNLIMITED,
    extra: [room.middleware],
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  startDelivery(club);
  process.on('message', (message: { days: number }) => {
    days = message.days;
    process.send?.({ days });
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port: (server.address() as AddressInfo).port });
}

/** `DATABASE_URL SECRET`; ends when the parent does. Not a command of its own: `npm run bench` forks it. */
export async function main([databaseUrl, secret]: readonly string[]): Promise<void> {
  await serve(databaseUrl as string, secret as string);
}

if (require.main === module) void main(process.argv.slice(2));
