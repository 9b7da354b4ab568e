import { readConfig } from '../../server/config';

const SECRET = 'kJ3nB8vQ2xW7pL5mR9tY4cF6hD1gS0aZ';
const production =
  (change: Record<string, string> = {}) =>
  () =>
    readConfig({ NODE_ENV: 'production', APP_SECRET: SECRET, ...change });

describe('The settings', () => {
  it('have defaults for trying it out', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 8080, demo: true, production: false });
    expect(readConfig({}).databaseUrl).toMatch(/^sqlite:.*\/data\/club\.db$/);
  });

  it('know no demo in production', () => {
    expect(production()()).toMatchObject({ production: true, demo: false });
    expect(production({ HUIGUAN_DEMO: 'on' })().demo).toBe(false);
  });

  it.each([
    [{ APP_SECRET: '' }, /APP_SECRET is missing/],
    [{ APP_SECRET: 'short' }, /APP_SECRET is too short/],
    [{ APP_SECRET: 'demo-secret-for-trying-huiguan-on-one-machine' }, /APP_SECRET is a default/],
    [{ APP_SECRET: 'change-me-change-me-change-me-change-me' }, /APP_SECRET is a default/],
    [{ APP_SECRET: 'a'.repeat(40) }, /APP_SECRET is a default/],
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
