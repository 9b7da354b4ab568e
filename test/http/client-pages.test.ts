import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { serveClub } from '../../server/http/serve-club';
import { aClub, type TestClub } from '../support/club';

const SCRIPT = 'console.log("会馆")';
let club: TestClub;
let server: Server;
let base: string;
let built: string;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'huiguan-built-'));
  mkdirSync(join(built, 'js'));
  writeFileSync(join(built, 'index.html'), '<title>client</title>');
  writeFileSync(join(built, 'js/app.0123abcd.js'), SCRIPT);
  writeFileSync(join(built, 'js/app.0123abcd.js.gz'), gzipSync(SCRIPT));
  writeFileSync(join(built, '.stamp'), 'x');
  club = await aClub('sqlite');
  const options = { production: false, corsOrigins: [], trustProxy: false, metricsToken: undefined };
  server = serveClub(club.club, { ...options, perPersonAMinute: 1000, perAddressAMinute: 1000, client: built });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await club.close();
  rmSync(built, { recursive: true, force: true });
});

/** A browser that has the file already asks like this; fetch would add that it wants it anew. */
const statusWith = (path: string, etag: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    get(base + path, { headers: { 'accept-encoding': 'gzip', 'if-none-match': etag } }, (answer) => resolve(answer.resume().statusCode));
  });
const at = (path: string, headers: Record<string, string> = {}) => fetch(base + path, { headers, redirect: 'manual' });

describe('The built client', () => {
  it('is served at / and at every address that it draws itself, never kept', async () => {
    for (const path of ['/', '/pages/home/index', '/pages-member/points/index?a=1', '/pages-staff/desk/index']) {
      const answer = await at(path);
      expect([path, answer.status, await answer.text()]).toEqual([path, 200, '<title>client</title>']);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('has a policy without inline scripts or styles, and nothing from elsewhere', async () => {
    const policy = (await at('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toMatch(/style-src 'self'(;|$)/);
    expect(policy).not.toMatch(/unsafe|https?:/);
  });

  it('lets files be kept for ever whose names change with their content, packed where the reader takes that', async () => {
    const packed = await at('/js/app.0123abcd.js', { 'accept-encoding': 'gzip' });
    expect(packed.headers.get('cache-control')).toContain('immutable');
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
    expect(await packed.text()).toBe(SCRIPT);
    const plain = await at('/js/app.0123abcd.js', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('etag')).not.toBe(packed.headers.get('etag'));
    expect(await statusWith('/js/app.0123abcd.js', packed.headers.get('etag') as string)).toBe(304);
  });

  it('hides neither unknown addresses nor the other pages', async () => {
    for (const path of ['/nothing', '/pages', '/pages/../server', '/.stamp', '/api/v1/nothing', '/js/other.js', '/pagesx/home/index'])
      expect([path, (await at(path)).status]).toEqual([path, 404]);
    expect(await (await at('/room')).text()).toContain('/room/room.mjs');
    expect((await at('/room/room.mjs')).headers.get('content-type')).toContain('javascript');
    expect((await at('/healthz')).status).toBe(200);
  });

  it('is not missed where it was not built: the room stands in', async () => {
    const answer = await fetch(`${club.baseUrl}/`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/room']);
  });
});
