import { join, resolve } from 'node:path';
import { z } from 'zod';

/** A setting is missing or wrong: the message names each variable and says what to write. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const DEMO_SECRET = 'demo-secret-for-trying-huiguan-on-one-machine';
const MIN_SECRET = 32;

/** What to write instead, for whoever sets the service up. */
const write = (zh: string, en: string): { error: string } => ({ error: `${zh} / ${en}` });

const whole = (min: number, max: number) => {
  const range = write(`应为 ${min} 到 ${max} 的整数`, `a whole number from ${min} to ${max}`);
  return z
    .string()
    .regex(/^\d{1,9}$/, range)
    .transform(Number)
    .refine((n) => n >= min && n <= max, range);
};
const httpUrl = z
  .url({ protocol: /^https?$/, ...write('应为 https://club.example 这样的网址', 'an address like https://club.example') })
  .transform((url) => url.replace(/\/+$/, ''));
const origin = (text: string) => {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
};
const zone = z.string().refine(
  (name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return true;
    } catch {
      return false;
    }
  },
  write('应为 Asia/Shanghai 这样的时区', 'a time zone like Asia/Shanghai'),
);

/** A file, or a server that could be asked: nothing that fails only when it is used. */
function isDatabaseUrl(text: string): boolean {
  if (/^sqlite:(?!:memory:).+/.test(text)) return true;
  if (!/^(mysql|mariadb):\/\//.test(text)) return false;
  try {
    const { username, password, hostname, pathname, port } = new URL(text.replace(/^\w+:/, 'http:'));
    for (const part of [username, password, pathname]) decodeURIComponent(part);
    return hostname !== '' && port !== '0' && /^\/[^/]+$/.test(pathname);
  } catch {
    return false;
  }
}
const databaseUrl = z
  .string()
  .refine(
    isDatabaseUrl,
    write('应为 sqlite:文件 或 mysql://用户:密码@主机:端口/库名', 'sqlite:FILE or mysql://USER:PASSWORD@HOST:PORT/NAME'),
  )
  .refine(
    (url) => !/[?&]synchronize=(?!false|0)/i.test(url),
    write('不能带 synchronize：表结构只由迁移改变', 'without synchronize: the schema comes from migrations only'),
  )
  .transform((url) => url.replace(/^mariadb:/, 'mysql:'));
const oneOf = <const T extends readonly string[]>(...values: T) =>
  z.enum(values, write(`只能是 ${values.join('、')}`, `one of ${values.join(', ')}`));
const text = (least: number, most: number) => {
  const length = write(`应为 ${least} 到 ${most} 个字符`, `${least} to ${most} characters`);
  return z.string().trim().min(least, length).max(most, length);
};

const Environment = z.object({
  NODE_ENV: oneOf('development', 'test', 'production').default('development'),
  PORT: whole(0, 65_535).default(8080),
  HOST: text(1, 255).default('127.0.0.1'),
  DATA_DIR: text(1, 1000).default('data'),
  CLIENT_DIR: text(1, 1000).default('miniapp/dist/h5'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL: whole(1, 200).default(16),
  APP_SECRET: z.string().optional(),
  APP_SECRET_PREVIOUS: z.string().optional(),
  PUBLIC_URL: httpUrl.optional(),
  CORS_ORIGINS: z.string().default(''),
  TRUST_PROXY: oneOf('true', 'false').default('false'),
  TZ_CLUB: zone.optional(),
  CHARTER: text(1, 1000).optional(),
  BOT_NAME: text(1, 20).default('会馆'),
  SMS_WEBHOOK_URL: httpUrl.optional(),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').optional(),
  RATE_LIMIT_PERSON: whole(1, 1_000_000).default(600),
  RATE_LIMIT_ADDRESS: whole(1, 1_000_000).default(300),
  METRICS_TOKEN: text(16, 200).optional(),
  HUIGUAN_DEMO: oneOf('on', 'off').optional(),
});

export interface Config {
  production: boolean;
  /** A demo club on this machine: invented people, one-time codes shown. Never in production. */
  demo: boolean;
  port: number;
  host: string;
  dataDir: string;
  /** Folder of the built client, `miniapp/dist/h5`; without a build there the web room stands at `/`. */
  clientDir: string;
  databaseUrl: string;
  /** The variable that says where the database is. */
  databaseFrom: 'DATABASE_URL' | 'DATA_DIR';
  databasePool: number;
  secret: string;
  previousSecret: string | undefined;
  publicUrl: string;
  corsOrigins: readonly string[];
  trustProxy: boolean;
  zone: string | undefined;
  /** Path of the charter file. */
  charter: string | undefined;
  botName: string;
  smsWebhookUrl: string | undefined;
  logLevel: string;
  metricsToken: string | undefined;
  /** Requests a minute. */
  perPersonAMinute: number;
  perAddressAMinute: number;
}

type Parsed = z.output<typeof Environment>;

const FEW_CHARACTERS = 10;
const TELLTALE = /change.?me|your.?secret|my.?secret|placeholder|example|password|default|demo-secret/i;

/** Whether anybody could guess it: the demo's, a text out of some manual, or a few characters again and again. */
const guessable = (secret: string): boolean =>
  secret === DEMO_SECRET || TELLTALE.test(secret) || new Set(secret.trim()).size < FEW_CHARACTERS;

function secretProblem({ NODE_ENV, APP_SECRET }: Parsed): string | null {
  if (APP_SECRET === undefined)
    return NODE_ENV === 'production'
      ? 'APP_SECRET is missing / 没有设置：请用一段足够长的随机文字, for example from `openssl rand -base64 48`'
      : null;
  if (APP_SECRET.length < MIN_SECRET) return `APP_SECRET is too short / 太短：至少 ${MIN_SECRET} 个字符, at least ${MIN_SECRET} characters`;
  if (NODE_ENV === 'production' && guessable(APP_SECRET))
    return 'APP_SECRET is a default that anybody can guess / 太容易猜到：请换一段自己的随机文字, for example from `openssl rand -base64 48`';
  return null;
}

function corsProblem({ CORS_ORIGINS }: Parsed): string | null {
  const origins = originsOf(CORS_ORIGINS);
  if (origins.some((o) => o.includes('*')))
    return 'CORS_ORIGINS must not be a wildcard / 不能用 *：请列出自己网页的地址, list the addresses of your own pages';
  const wrong = origins.find((o) => !origin(o));
  return wrong === undefined
    ? null
    : `CORS_ORIGINS: “${wrong}” 应为 https://club.example 这样的来源 / is not an origin like https://club.example`;
}

const OFF = ['', '0', 'false', 'no', 'off'];
/** Whoever asks for a schema made by looking at the entities, by whatever tool's variable, would lose data one day. */
const synchronizeProblems = (given: Readonly<Record<string, string | undefined>>): string[] =>
  Object.entries(given)
    .filter(([name, value = '']) => /(^|_)SYNCHRONI[SZ]E$/i.test(name) && !OFF.includes(value.toLowerCase()))
    .map(([name]) => `${name}: 表结构只由迁移改变，请去掉这个变量 / never: the schema comes from migrations only; remove this variable`);

const originsOf = (text: string): string[] =>
  text
    .split(',')
    .map((o) => o.trim())
    .filter(Boolean);

/**
 * Reads the environment once. `demo` is on outside production unless HUIGUAN_DEMO=off.
 * Throws ConfigError with one sentence for each wrong variable, named.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`));
  const e = parsed.data;
  const problems = [secretProblem(e), corsProblem(e), ...synchronizeProblems(given)].filter((p): p is string => p !== null);
  if (problems.length > 0) throw new ConfigError(problems);
  const dataDir = resolve(e.DATA_DIR);
  const production = e.NODE_ENV === 'production';
  const demo = !production && e.HUIGUAN_DEMO !== 'off';
  return Object.freeze({
    production,
    demo,
    port: e.PORT,
    host: e.HOST,
    dataDir,
    clientDir: resolve(e.CLIENT_DIR),
    databaseUrl: e.DATABASE_URL ?? `sqlite:${join(dataDir, demo ? 'demo.db' : 'club.db')}`, // invented and real people never share a file
    databaseFrom: e.DATABASE_URL ? 'DATABASE_URL' : 'DATA_DIR',
    databasePool: e.DATABASE_POOL,
    secret: e.APP_SECRET ?? DEMO_SECRET,
    previousSecret: e.APP_SECRET_PREVIOUS,
    publicUrl: e.PUBLIC_URL ?? `http://${e.HOST.includes(':') ? `[${e.HOST}]` : e.HOST}:${e.PORT}`,
    corsOrigins: originsOf(e.CORS_ORIGINS),
    trustProxy: e.TRUST_PROXY === 'true',
    zone: e.TZ_CLUB,
    charter: e.CHARTER,
    botName: e.BOT_NAME,
    smsWebhookUrl: e.SMS_WEBHOOK_URL,
    logLevel: e.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    metricsToken: e.METRICS_TOKEN,
    perPersonAMinute: e.RATE_LIMIT_PERSON,
    perAddressAMinute: e.RATE_LIMIT_ADDRESS,
  });
}

/** The settings of this process; ConfigError when one is wrong. */
export const loadConfig = (): Config => readConfig(process.env);
