import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveClub } from '../../server/http/serve-club';
import { aClub, type TestClub } from '../support/club';

const OURS = 'https://club.example';
const TOKEN = 'a-token-of-the-metrics-0123456789';

let club: TestClub;
let server: Server;
let base: string;

beforeAll(async () => {
  club = await aClub('sqlite', { demo: false });
  const limits = { perPersonAMinute: 5, perAddressAMinute: 5 };
  server = serveClub(club.club, { production: true, corsOrigins: [OURS], trustProxy: true, metricsToken: TOKEN, ...limits });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await club.close();
});

let caller = 0;
/** Each from an address of its own, as the proxy tells it. */
const ask = (path: string, options: RequestInit & { from?: string } = {}) =>
  fetch(base + path, {
    ...options,
    headers: { 'x-forwarded-for': options.from ?? `192.0.2.${caller++}`, ...(options.headers as Record<string, string>) },
  });

describe('In production', () => {
  // Seen to fail with `origins.includes` answering true in http/security.ts.
  it('pages of the listed origins may use the API, also to read why they are refused; nobody else’s may', async () => {
    const preflight = (origin: string) =>
      ask('/api/v1/check-ins', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,idempotency-key' },
      });
    const allowed = await preflight(OURS);
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, OURS]);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    const refused = await ask('/api/v1/me', { headers: { origin: OURS } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, OURS]);
    for (const origin of ['https://evil.example', `${OURS}.evil.example`, 'null', 'http://club.example']) {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
      expect((await ask('/api/v1/me', { headers: { origin } })).headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('everything asks for HTTPS from then on, and nothing of the API is kept or framed', async () => {
    for (const path of ['/room', '/docs', '/docs/problems', '/api/v1/me', '/healthz', '/nowhere']) {
      const { headers } = await ask(path);
      expect([path, headers.get('strict-transport-security')]).toEqual([path, expect.stringContaining('max-age=31536000')]);
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
      expect([path, headers.get('content-security-policy')]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")]);
    }
    expect((await ask('/api/v1/me')).headers.get('cache-control')).toBe('no-store');
  });

  it('figures are for whoever holds their token', async () => {
    expect((await ask('/metrics')).status).toBe(401);
    expect((await ask('/metrics', { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
    const answer = await ask('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
    expect([answer.status, (await answer.text()).includes('huiguan_http_request_seconds')]).toEqual([200, true]);
  });

  it('an address that asks too often hears when to come again', async () => {
    const statuses: number[] = [];
    let last = await ask('/api/v1/admission', { from: '198.51.100.1' });
    for (let n = 0; n < 6; n++) {
      last = await ask('/api/v1/admission', { from: '198.51.100.1' });
      statuses.push(last.status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await last.json()).toMatchObject({ code: 'core.rate-limited', status: 429 });
    expect((await ask('/api/v1/admission', { from: '198.51.100.2' })).status).toBe(200);
  });
});
