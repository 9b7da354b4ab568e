import { connect } from 'node:net';
import { routesOf } from '../../server/http/api';
import { modules } from '../../server/modules';
import { anEvent, join } from '../modules/events/an-event';
import { onBothDatabases, type TestClub } from '../support/club';
import { counted } from '../support/counts';

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

/** Values tried for each field; every one comes round, at each field another part of them. */
const VALUES = counted(4, NASTY.length * 2);

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

/** An address with the ids of real things in it. */
async function realAddresses(club: TestClub): Promise<(path: string) => string> {
  const mei = await club.member();
  const event = await anEvent(club);
  await join(club, mei, event);
  const { body: complaint } = await club.as(mei).post('/complaints', { text: '热水' });
  return (path) =>
    path
      .replace('events/:id', `events/${event.id}`)
      .replace('/:number', `/${complaint.number}`)
      .replace(':room', 'lobby')
      .replace(/:(?:id|memberId)/, mei.id)
      .replace(/:\w+/g, 'x');
}

onBothDatabases('Bad input', (open) => {
  it('never fails a route: every field of every route with every nasty value', async () => {
    const club = await open();
    const owner = await club.staff('owner');
    const realAddress = await realAddresses(club);
    const failures: string[] = [];
    let n = 0;
    const nasty = () => NASTY[n++ % NASTY.length];
    for (const route of routesOf(club.club)) {
      if (route.rawBody || route.path.endsWith('/stream')) continue;
      const shape = (route.operation.input as unknown as { shape?: Record<string, unknown> }).shape ?? {};
      // once with addresses that lead nowhere, once with those of real things, so that what lies behind the look-up is reached too
      const wrongPath = route.path.replace(/:(\w+)/g, (_, name: string) => encoded(nasty()).slice(0, 400) || name);
      const realPath = realAddress(route.path);
      for (const field of [...Object.keys(shape), 'unknownField', '__proto__'])
        for (const path of Array.from({ length: VALUES }, (_, i) => (i % 2 === 0 ? realPath : wrongPath))) {
          const value = nasty();
          const caller = club.as(owner);
          const byAddress = route.method === 'GET' || route.method === 'DELETE';
          const at = byAddress ? `${path}?${encodeURIComponent(field)}=${encoded(value).slice(0, 2000)}` : path;
          const answer = byAddress
            ? await caller[route.method === 'GET' ? 'get' : 'delete'](at)
            : await caller[route.method.toLowerCase() as 'post'](at, dig(field, value));
          if (answer.status >= 500 || (answer.status >= 400 && !(answer.body.detail && answer.body.next)))
            failures.push(
              `${route.method} ${at.slice(0, 100)} ${field}=${JSON.stringify(value)?.slice(0, 60)}: ${answer.status} ${JSON.stringify(answer.body)}`,
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

  it('is said in the language of whoever sent it, by the names of the fields', async () => {
    const club = await open();
    const mei = await club.member();
    const said = async (body: unknown, language: string) =>
      (await club.as(mei).post('/complaints', body, { 'accept-language': language })).body as {
        detail: string;
        errors: { message: string }[];
      };
    expect(await said({ text: '' }, 'zh-CN')).toMatchObject({ detail: '填写有误：“内容”不能为空。', errors: [{ message: '不能为空' }] });
    expect(await said({ text: '' }, 'en')).toMatchObject({ errors: [{ message: 'must not be empty' }] });
    expect(await said({ text: 7 }, 'zh-CN')).toMatchObject({ errors: [{ message: '应为文字' }] });
    expect(await said({ text: '热水', colour: 'red' }, 'zh-CN')).toMatchObject({ errors: [{ message: '没有这一项' }] });
    expect(await said({}, 'en')).toMatchObject({ errors: [{ message: 'is required' }] });
  });

  it('is not overlooked where nobody reads it', async () => {
    const club = await open();
    const mei = await club.member();
    expect(await club.as(mei).post('/complaints?text=x', { text: '热水' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'text', rule: 'unknown-field' }] },
    });
    expect(await club.as(mei).get('/events?limit=5&limit=6')).toMatchObject({ status: 400, body: { errors: [{ field: 'limit' }] } });
    expect((await club.rows('SELECT * FROM complaint')).length).toBe(0);
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
