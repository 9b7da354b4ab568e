import { connect } from 'node:net';
import { routesOf } from '../../server/http/api';
import { modules } from '../../server/modules';
import { onBothDatabases, type TestClub } from '../support/club';

// Whatever is malformed gets a 4xx that names the field and the rule, and changes nothing.

const NASTY: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  9_007_199_254_740_991,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '😀'.repeat(3000),
  'x'.repeat(60_000),
  "'; DROP TABLE member; --",
  '<script>alert(1)</script>',
  '#{7*7}',
  '../../etc/passwd',
  [],
  [[]],
  {},
  { $gt: '' },
  [1, 2, 3],
  { toString: 1 },
  '__proto__',
  '2026-02-30',
  'NaN',
  '\u202Eabc',
];

// a lone surrogate has no UTF-8; an address carries its replacement
const encoded = (value: unknown): string =>
  encodeURIComponent(Buffer.from(typeof value === 'object' ? JSON.stringify(value) : String(value)).toString());
const dig = (field: string, value: unknown): object => JSON.parse(`{${JSON.stringify(field)}: ${JSON.stringify(value)}}`) as object;
const total = async (club: TestClub): Promise<string> => {
  const tables = ['member', 'fact', 'points_entry', 'check_in', 'registration', 'complaint', 'event', 'perk_grant'];
  const counts = await Promise.all(
    tables.map(async (t) => `${t} ${JSON.stringify((await club.rows(`SELECT COUNT(*) AS n FROM ${t}`))[0])}`),
  );
  return counts.join();
};

function raw(club: TestClub, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(club.baseUrl).port), '127.0.0.1', () => socket.end(text));
    let answer = '';
    socket.on('data', (d) => {
      answer += d.toString();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', () => resolve(answer));
    socket.setTimeout(3000, () => socket.destroy());
  });
}

onBothDatabases('Bad input', (open) => {
  it('never fails a route: every field of every route with every nasty value', async () => {
    const club = await open();
    const owner = await club.staff('owner');
    const failures: string[] = [];
    let n = 0;
    for (const route of routesOf(club.club)) {
      if (route.rawBody || route.path.endsWith('/stream')) continue;
      const shape = (route.operation.input as unknown as { shape?: Record<string, unknown> }).shape ?? {};
      const path = route.path.replace(/:(\w+)/g, (_, name: string) => encoded(NASTY[n++ % NASTY.length]).slice(0, 400) || name);
      const fields = [...Object.keys(shape), 'unknownField', '__proto__'].slice(0, 8);
      for (const field of fields) {
        const value = NASTY[n++ % NASTY.length];
        const caller = club.as(owner);
        const at = route.method === 'GET' ? `${path}?${encodeURIComponent(field)}=${encoded(value).slice(0, 2000)}` : path;
        const answer =
          route.method === 'GET'
            ? await caller.get(at)
            : route.method === 'DELETE'
              ? await caller.delete(at)
              : await caller[route.method.toLowerCase() as 'post'](at, dig(field, value));
        if (answer.status >= 500)
          failures.push(
            `${route.method} ${route.path} ${field}=${JSON.stringify(value)?.slice(0, 60)}: ${answer.status} ${JSON.stringify(answer.body)}`,
          );
      }
    }
    expect(failures).toEqual([]);
  });

  it('names the field and the rule, says what to do next, and changes nothing', async () => {
    const club = await open();
    const mei = await club.member();
    const before = await total(club);
    const cases: [string, unknown, string][] = [
      ['/complaints', { text: 'a\u0000b' }, 'text'],
      ['/complaints', { text: '' }, 'text'],
      ['/complaints', { text: 'x'.repeat(5000) }, 'text'],
      ['/complaints', { text: 7 }, 'text'],
      ['/complaints', {}, 'text'],
      ['/complaints', { text: '热水', colour: 'red' }, 'colour'],
      ['/complaints', { text: '热水', pictures: ['x'] }, 'pictures.0'],
      ['/check-ins', { day: '2026-11-22' }, 'day'],
      ['/check-ins', [], '(body)'],
      ['/check-ins', 'text', '(body)'],
    ];
    for (const [path, body, field] of cases) {
      const { status, body: problem, headers } = await club.as(mei).post(path, typeof body === 'string' ? JSON.stringify(body) : body);
      expect({ status, field: problem.errors?.[0]?.field, type: headers.get('content-type') }).toEqual({
        status: 400,
        field,
        type: expect.stringContaining('application/problem+json'),
      });
      expect(problem.next.length).toBeGreaterThan(3);
    }
    expect(await total(club)).toBe(before);
  });

  it('is refused as a whole when it is no JSON, no UTF-8, of another type, too large or cut off', async () => {
    const club = await open();
    const mei = await club.member();
    const post = (body: unknown, headers: Record<string, string> = {}) => club.as(mei).post('/complaints', body, headers);
    expect(await post('{"text":')).toMatchObject({ status: 400, body: { code: 'core.not-json' } });
    expect(await post(Buffer.from([0x7b, 0x22, 0xff, 0xfe]), { 'content-type': 'application/json' })).toMatchObject({
      status: 400,
      body: { code: 'core.not-json' },
    });
    expect(await post('text=x', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({ status: 415 });
    expect(await post('{}', { 'content-type': 'application/json; charset=gbk' })).toMatchObject({ status: 415 });
    expect(await post('{}', { 'content-encoding': 'gzip' })).toMatchObject({ status: 415 });
    expect(await post(JSON.stringify({ text: 'x'.repeat(70_000) }))).toMatchObject({ status: 413, body: { code: 'core.too-large' } });
    expect(await post({ text: '热水' }, { 'idempotency-key': 'x'.repeat(201) })).toMatchObject({
      status: 400,
      body: { code: 'core.bad-key' },
    });
    expect((await club.as(mei).get('/nowhere')).status).toBe(404);
    expect(await club.as(mei).delete('/check-ins')).toMatchObject({ status: 405, body: { code: 'core.method' } });
    expect(await raw(club, 'GET /api/v1/%ZZ HTTP/1.1\r\nhost: x\r\n\r\n')).toMatch(/^HTTP\/1\.1 4/);
    expect(await raw(club, 'NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect((await club.rows('SELECT * FROM complaint')).length).toBe(0);
  });
});

it('covers the routes of every module', () => expect(routesOf({ modules }).length).toBeGreaterThan(90));
