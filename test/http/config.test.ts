import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../server/config';

const SECRET = 'kJ3nB8vQ2xW7pL5mR9tY4cF6hD1gS0aZ';
const production =
  (change: Record<string, string> = {}) =>
  () =>
    readConfig({ NODE_ENV: 'production', APP_SECRET: SECRET, ...change });

/** Every setting that the schema knows is told of where people look for it. */
const documented = readFileSync(join(__dirname, '../../.env.example'), 'utf8');

describe('The settings', () => {
  it('have defaults for trying it out', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 8080, demo: true, production: false });
    expect(readConfig({}).databaseUrl).toMatch(/^sqlite:.*\/data\/demo\.db$/);
    for (const real of [readConfig({ HUIGUAN_DEMO: 'off' }), production()()])
      expect(real.databaseUrl).toMatch(/^sqlite:.*\/data\/club\.db$/);
  });

  it('stand in .env.example, each of them', () => {
    const source = readFileSync(join(__dirname, '../../server/config.ts'), 'utf8');
    const names = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name as string);
    expect(names.length).toBeGreaterThan(15);
    expect(names.filter((name) => !new RegExp(`^#? ?${name}=`, 'm').test(documented))).toEqual([]);
  });

  it('know no demo in production', () => {
    expect(production()()).toMatchObject({ production: true, demo: false });
    expect(production({ HUIGUAN_DEMO: 'on' })().demo).toBe(false);
    expect(readConfig({ HUIGUAN_DEMO: 'off' }).demo).toBe(false);
    expect(production({ DATABASE_SYNCHRONIZE: 'false', DATABASE_URL: 'mysql://u:p%40ss@db:3306/club?ssl=true' })().databaseUrl).toContain(
      'club',
    );
    for (const secret of ['openssl-like/8f3Kd0aQzT1xYw6uVb5nMr4eLc', '9b1c5e7d2a4f60813c7e5d9fb0a2846e'])
      expect(production({ APP_SECRET: secret })().secret).toBe(secret);
  });

  it.each([
    [{ APP_SECRET: '' }, /APP_SECRET is missing/],
    [{ APP_SECRET: 'short' }, /APP_SECRET is too short/],
    [{ APP_SECRET: 'demo-secret-for-trying-huiguan-on-one-machine' }, /APP_SECRET is a default/],
    [{ APP_SECRET: 'change-me-change-me-change-me-change-me' }, /APP_SECRET is a default/],
    [{ APP_SECRET: 'a'.repeat(40) }, /APP_SECRET is a default/],
    [{ APP_SECRET: ' '.repeat(40) }, /APP_SECRET is a default/],
    [{ APP_SECRET: 'abc'.repeat(12) }, /APP_SECRET is a default/],
    [{ APP_SECRET: 'please-change-me-please-change-me-please' }, /APP_SECRET is a default/],
    [{ SYNCHRONIZE: 'yes' }, /^SYNCHRONIZE/],
    [{ DB_SYNCHRONISE: 'on' }, /DB_SYNCHRONISE/],
    [{ PORT: ' ' }, /PORT/],
    [{ PORT: '1e3' }, /PORT/],
    [{ PORT: '80.5' }, /PORT/],
    [{ PORT: '-1' }, /PORT/],
    [{ HOST: ' ' }, /HOST/],
    [{ DATABASE_URL: 'sqlite:' }, /DATABASE_URL/],
    [{ DATABASE_URL: 'sqlite::memory:' }, /DATABASE_URL/],
    [{ DATABASE_URL: 'mysql://u:p@h:99999/x' }, /DATABASE_URL/],
    [{ DATABASE_URL: 'mysql://u:p%zz@h/x' }, /DATABASE_URL/],
    [{ DATABASE_URL: 'mysql://h' }, /DATABASE_URL/],
    [{ DATABASE_POOL: '0' }, /DATABASE_POOL/],
    [{ BOT_NAME: '长'.repeat(21) }, /BOT_NAME/],
    [{ TRUST_PROXY: 'yes' }, /TRUST_PROXY/],
    [{ METRICS_TOKEN: 'short' }, /METRICS_TOKEN/],
    [{ SMS_WEBHOOK_URL: 'sms' }, /SMS_WEBHOOK_URL/],
    [{ RATE_LIMIT_PERSON: '0' }, /RATE_LIMIT_PERSON/],
    [{ RATE_LIMIT_ADDRESS: 'many' }, /RATE_LIMIT_ADDRESS/],
    [{ HUIGUAN_DEMO: 'false' }, /HUIGUAN_DEMO/],
    [{ DATABASE_SYNCHRONIZE: 'true' }, /DATABASE_SYNCHRONIZE/],
    [{ TYPEORM_SYNCHRONIZE: '1' }, /TYPEORM_SYNCHRONIZE/],
    [{ DATABASE_URL: 'mysql://a:b@h/x?synchronize=true' }, /DATABASE_URL/],
    [{ CORS_ORIGINS: '*' }, /CORS_ORIGINS/],
    [{ CORS_ORIGINS: 'https://a.example,https://*.example' }, /CORS_ORIGINS/],
    [{ CORS_ORIGINS: 'club.example' }, /CORS_ORIGINS/],
    [{ PORT: '99999' }, /PORT/],
    [{ PORT: 'eighty' }, /PORT/],
    [{ DATABASE_URL: 'postgres://x' }, /DATABASE_URL/],
    [{ TZ_CLUB: 'Mars/Olympus' }, /TZ_CLUB/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    [{ PUBLIC_URL: 'club' }, /PUBLIC_URL/],
    [{ NODE_ENV: 'prod' }, /NODE_ENV/],
  ])('stop the start with the name of what is wrong: %o', (change, message) => {
    expect(production(change as Record<string, string>)).toThrow(message);
  });
});
