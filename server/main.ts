import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import axios from 'axios';
import closeWithGrace from 'close-with-grace';
import { createHttpTerminator } from 'http-terminator';
import { webRoom } from './bot/web-room';
import { type Config, ConfigError, loadConfig } from './config';
import type { Club } from './core/club';
import { openLog } from './core/log';
import { seedDemo } from './demo/seed-demo';
import { serveClub } from './http/serve-club';
import { startDelivery, startScheduler } from './jobs/scheduler';
import { modules } from './modules';
import type { CodeSender } from './modules/accounts';
import { type Charter, loadCharter } from './modules/charter';
import { type ClubOptions, openClub } from './open-club';

const GRACE_MS = 10_000;

/** The club's charter file: CHARTER, or the default club's. Throws CharterError. */
export function charterOf({ charter, zone }: Pick<Config, 'charter' | 'zone'>): Charter {
  const read = loadCharter(charter ?? join(__dirname, 'charters/default.yaml'));
  return zone ? { ...read, club: { ...read.club, timeZone: zone } } : read;
}

/** Hands codes to the address of whoever sends text messages for the club. */
const webhookSender =
  (url: string): CodeSender =>
  async (phone, code) => {
    await axios.post(url, { phone, code }, { timeout: 10_000 });
  };

/** Of files and folders, as Node and SQLite say it. */
const UNUSABLE = /^(EACCES|EEXIST|EISDIR|ELOOP|ENAMETOOLONG|ENOENT|ENOTDIR|EPERM|EROFS|SQLITE_(CANTOPEN|NOTADB|READONLY|PERM)\w*)$/;

/** Opens the configured club: the database, its schema and its keys. For the server and for every command. */
export async function openConfigured(config: Config, level = config.logLevel, database: ClubOptions['database'] = {}): Promise<Club> {
  const charter = charterOf(config);
  const opening = openClub({
    modules,
    databaseUrl: config.databaseUrl,
    database: { pool: config.databasePool, ...database },
    secret: config.secret,
    previousSecret: config.previousSecret,
    charter,
    publicUrl: config.publicUrl,
    demo: config.demo,
    codeSender: config.smsWebhookUrl ? webhookSender(config.smsWebhookUrl) : null,
    log: openLog(level),
  });
  return opening.catch((error: NodeJS.ErrnoException) => {
    if (!UNUSABLE.test(error.code ?? '')) throw error;
    const place = config.databaseUrl.replace(/^sqlite:/, '');
    throw new ConfigError([`${config.databaseFrom}: 数据库文件打不开 / the database file cannot be opened: ${place} (${error.code})`]);
  });
}

/** Why it cannot listen there, by the name of the setting; any other error stays what it is. */
function listenProblem(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code === 'EADDRINUSE')
    return new ConfigError([
      `PORT: 端口 ${port} 已被占用，换一个，或先停掉占用它的程序 / is taken: choose another, or stop the program that uses it`,
    ]);
  if (error.code === 'EACCES')
    return new ConfigError([`PORT: 没有权限使用端口 ${port}，请用 1024 以上的 / is not permitted: choose one above 1024`]);
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(error.code ?? ''))
    return new ConfigError([`HOST: 这台机器没有地址 ${host} / is no address of this machine`]);
  return error;
}

/** Serves the club until the process is told to stop; resolves when it listens. */
export async function serve(config: Config): Promise<{ club: Club; url: string; stop(): Promise<void> }> {
  const club = await openConfigured(config);
  if (config.demo) await seedDemo(club);
  const room = webRoom(club, { botName: config.botName });
  const server = serveClub(club, {
    production: config.production,
    corsOrigins: config.corsOrigins,
    trustProxy: config.trustProxy,
    metricsToken: config.metricsToken,
    perPersonAMinute: config.perPersonAMinute,
    perAddressAMinute: config.perAddressAMinute,
    extra: [room.middleware],
    client: existsSync(join(config.clientDir, 'index.html')) ? config.clientDir : null,
  });
  const terminator = createHttpTerminator({ server, gracefulTerminationTimeout: GRACE_MS / 2 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenProblem(error, config)));
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
