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

const whole = (min: number, max: number) =>
  z.coerce
    .number({ error: `a whole number from ${min} to ${max}` })
    .int({ error: 'a whole number' })
    .min(min, { error: `at least ${min}` })
    .max(max, { error: `at most ${max}` });
const off = z.string().refine((v) => ['', '0', 'false', 'no', 'off'].includes(v.toLowerCase()), {
  error: 'never: the schema comes from migrations only; remove this variable',
});
const httpUrl = z.url({ protocol: /^https?$/, error: 'an address like https://club.example' }).transform((url) => url.replace(/\/+$/, ''));
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
  { error: 'a time zone like Asia/Shanghai' },
);
const databaseUrl = z
  .string()
  .regex(/^(sqlite:.+|(mysql|mariadb):\/\/[^/]+\/[^/?]+(\?.*)?)$/, { error: 'sqlite:PATH or mysql://USER:PASSWORD@HOST:PORT/NAME' })
  .refine((url) => !/[?&]synchronize=(?!false|0)/i.test(url), { error: 'without synchronize: the schema comes from migrations only' })
  .transform((url) => url.replace(/^mariadb:/, 'mysql:'));

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production'], { error: 'development, test or production' }).default('development'),
  PORT: whole(0, 65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  CLIENT_DIR: z.string().default('miniapp/dist/h5'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL: whole(1, 200).default(16),
  DATABASE_SYNCHRONIZE: off.optional(),
  TYPEORM_SYNCHRONIZE: off.optional(),
  APP_SECRET: z.string().optional(),
  APP_SECRET_PREVIOUS: z.string().optional(),
  PUBLIC_URL: httpUrl.optional(),
  CORS_ORIGINS: z.string().default(''),
  TRUST_PROXY: z.enum(['true', 'false'], { error: 'true or false' }).default('false'),
  TZ_CLUB: zone.optional(),
  CHARTER: z.string().min(1).optional(),
  BOT_NAME: z.string().min(1).max(20).default('会馆'),
  SMS_WEBHOOK_URL: httpUrl.optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { error: 'fatal, error, warn, info, debug, trace or silent' })
    .optional(),
  RATE_LIMIT_PERSON: whole(1, 1_000_000).default(600),
  RATE_LIMIT_ADDRESS: whole(1, 1_000_000).default(300),
  METRICS_TOKEN: z.string().min(16, { error: 'at least 16 characters' }).optional(),
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

function secretProblem({ NODE_ENV, APP_SECRET }: Parsed): string | null {
  if (APP_SECRET === undefined || APP_SECRET === '')
    return NODE_ENV === 'production' ? 'APP_SECRET is missing: set a long random text, for example from `openssl rand -base64 48`' : null;
  const weak =
    APP_SECRET === DEMO_SECRET || /^(.)\1*$/.test(APP_SECRET) || /^(changeme|change-me|secret|default|example|password)/i.test(APP_SECRET);
  if (NODE_ENV === 'production' && weak) return 'APP_SECRET is a default that anybody can guess: set a long random text of your own';
  if (APP_SECRET.length < MIN_SECRET) return `APP_SECRET is too short: at least ${MIN_SECRET} characters`;
  return null;
}

function corsProblem({ NODE_ENV, CORS_ORIGINS }: Parsed): string | null {
  const origins = originsOf(CORS_ORIGINS);
  if (origins.some((o) => o.includes('*')))
    return NODE_ENV === 'production'
      ? 'CORS_ORIGINS must not be a wildcard in production: list the addresses of your own pages'
      : 'CORS_ORIGINS must not be a wildcard: list the addresses of your own pages';
  const wrong = origins.find((o) => !origin(o));
  return wrong ? `CORS_ORIGINS: "${wrong}" is not an origin like https://club.example` : null;
}

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
  const problems = [secretProblem(e), corsProblem(e)].filter((p): p is string => p !== null);
  if (problems.length > 0) throw new ConfigError(problems);
  const dataDir = resolve(e.DATA_DIR);
  const production = e.NODE_ENV === 'production';
  return Object.freeze({
    production,
    demo: !production && given.HUIGUAN_DEMO !== 'off',
    port: e.PORT,
    host: e.HOST,
    dataDir,
    clientDir: resolve(e.CLIENT_DIR),
    databaseUrl: e.DATABASE_URL ?? `sqlite:${join(dataDir, 'club.db')}`,
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
