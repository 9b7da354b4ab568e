import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import axios from 'axios';
import closeWithGrace from 'close-with-grace';
import { createHttpTerminator } from 'http-terminator';
import { webRoom } from './bot/web-room';
import { type Config, ConfigError, loadConfig } from './config';
import type { Club } from './core/club';
import { DomainError } from './core/errors';
import { openLog } from './core/log';
import { WrongSecretError } from './core/vault-keys';
import { seedDemo } from './demo/seed-demo';
import { serveClub } from './http/serve-club';
import { startDelivery, startScheduler } from './jobs/scheduler';
import { modules } from './modules';
import type { CodeSender } from './modules/accounts';
import { CharterError, loadCharter } from './modules/charter';
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
export function openConfigured(config: Config, level = config.logLevel, more: Pick<ClubOptions, 'checkpointPages'> = {}): Promise<Club> {
  return openClub({
    modules,
    databaseUrl: config.databaseUrl,
    databasePool: config.databasePool,
    secret: config.secret,
    previousSecret: config.previousSecret,
    charter: charterOf(config),
    publicUrl: config.publicUrl,
    demo: config.demo,
    codeSender: config.smsWebhookUrl ? webhookSender(config.smsWebhookUrl) : null,
    log: openLog(level),
    ...more,
  });
}

/** What stands in the way of starting, in sentences for whoever runs the service; null when it is a bug. */
export function startProblem(error: unknown): string | null {
  if (error instanceof ConfigError)
    return `设置有误 / Settings:\n${error.problems.map((p) => `  ${p}`).join('\n')}\n见 .env.example / see .env.example`;
  if (error instanceof CharterError) return `章程有误 / Charter:\n${error.problems.map((p) => `  ${p}`).join('\n')}`;
  if (error instanceof WrongSecretError)
    return 'APP_SECRET 打不开这个数据库的密钥，请使用原来的 APP_SECRET(或把旧的放在 APP_SECRET_PREVIOUS)。\nAPP_SECRET does not open this database’s keys: use the one it was made with, or give the old one as APP_SECRET_PREVIOUS.';
  if (error instanceof DomainError) return `${error.code} ${JSON.stringify(error.params)}`;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return '端口已被占用:换一个 PORT，或先停掉占用它的程序。\nThe port is taken: choose another PORT or stop the program that uses it.';
  if (code?.startsWith('ECONN') || code?.startsWith('ER_') || code === 'ENOTFOUND')
    return `DATABASE_URL: 数据库连不上 / the database cannot be reached: ${code} ${message}`;
  return null;
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
