import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import axios from 'axios';
import closeWithGrace from 'close-with-grace';
import { createHttpTerminator } from 'http-terminator';
import { webRoom } from './bot/web-room';
import { type Config, loadConfig } from './config';
import type { Club } from './core/club';
import { openLog } from './core/log';
import { seedDemo } from './demo/seed-demo';
import { serveClub } from './http/serve-club';
import { startDelivery, startScheduler } from './jobs/scheduler';
import { modules } from './modules';
import type { CodeSender } from './modules/accounts';
import { loadCharter } from './modules/charter';
import { type ClubOptions, openClub } from './open-club';

const GRACE_MS = 10_000;

/** The club's charter file: CHARTER, or the default club's. */
export const charterOf = ({ charter, zone }: Pick<Config, 'charter' | 'zone'>) => {
  const read = loadCharter(charter ?? join(__dirname, 'charters/default.yaml'));
  return zone ? { ...read, club: { ...read.club, timeZone: zone } } : read;
};

/** Hands codes to the address of whoever sends text messages for the club. */
const webhookSender =
  (url: string): CodeSender =>
  async (phone, code) => {
    await axios.post(url, { phone, code }, { timeout: 10_000 });
  };

/** Opens the configured club: the database, its schema and its keys. For the server and for every command. */
export function openConfigured(config: Config, level = config.logLevel, database: ClubOptions['database'] = {}): Promise<Club> {
  return openClub({
    modules,
    databaseUrl: config.databaseUrl,
    database: { pool: config.databasePool, ...database },
    secret: config.secret,
    previousSecret: config.previousSecret,
    charter: charterOf(config),
    publicUrl: config.publicUrl,
    demo: config.demo,
    codeSender: config.smsWebhookUrl ? webhookSender(config.smsWebhookUrl) : null,
    log: openLog(level),
  });
}

/** Serves the club until the process is told to stop; resolves when it listens. */
export async function serve(config: Config): Promise<{ club: Club; url: string; stop(): Promise<void> }> {
  const club = await openConfigured(config);
  if (config.demo) await seedDemo(club);
  const room = webRoom(club, { botName: config.botName });
  const served = serveClub(club, {
    production: config.production,
    corsOrigins: config.corsOrigins,
    trustProxy: config.trustProxy,
    metricsToken: config.metricsToken,
    perPersonAMinute: config.perPersonAMinute,
    perAddressAMinute: config.perAddressAMinute,
    extra: [room.middleware],
    client: existsSync(join(config.clientDir, 'index.html')) ? config.clientDir : null,
  });
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 60_000, headersTimeout: 20_000 }, served.callback);
  const terminator = createHttpTerminator({ server, gracefulTerminationTimeout: GRACE_MS / 2 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const scheduler = await startScheduler(club);
  const delivery = startDelivery(club);
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    room.close();
    await terminator.terminate();
    await scheduler.stop();
    await delivery.stop();
    await club.close();
  };
  return { club, url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`, stop };
}

/**
 * The process: starts, announces where to look, and ends in order on SIGTERM and SIGINT. Resolves when everything is closed.
 */
export async function runServer(announce: (club: Club, url: string, config: Config) => Promise<void>): Promise<void> {
  const config = loadConfig();
  const { club, url, stop } = await serve(config);
  const ended = new Promise<void>((done) => {
    closeWithGrace({ delay: GRACE_MS }, async ({ err }) => {
      if (err) club.log.fatal({ error: String(err) }, 'stopping after an error');
      await stop();
      done();
    });
  });
  await announce(club, url, config);
  await ended;
}
