import { routesOf } from '../../server/http/api';
import { modules } from '../../server/modules';
import { openTestCounts } from '../bot/table-counts';
import { onBothDatabases } from '../support/club';
import { type Expectation, send, setting, TABLE, type Who } from './route-table';

// Every route that changes something takes an Idempotency-Key: the second request gets the first one's answer and has no effect, and
// the same key with another body is refused. Seen to fail with `claim` left out in apiRouter (server/http/api.ts).

/** The same body with one word or number in it changed. */
function otherThan(body: unknown): unknown {
  if (Buffer.isBuffer(body)) return undefined;
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') return /^[\d-]+$/.test(value) ? value : `${value}。`;
    return typeof value === 'number' && value < 100 ? value + 1 : value;
  };
  const fields = Object.entries((body ?? {}) as object);
  const other = Object.fromEntries(fields.map(([name, value]) => [name, change(value)]));
  return JSON.stringify(other) === JSON.stringify(body ?? {}) ? undefined : other;
}

const keyed = routesOf({ modules }).filter(({ method, operation, face }) => method !== 'GET' && !operation.reads && !face);
const ends = /erasure|ending|\/phone|leave/;
const inOrder = [...keyed.filter(({ path }) => !ends.test(path)), ...keyed.filter(({ path }) => ends.test(path))];

onBothDatabases('Every key', (open) => {
  it('gives the same answer again, without effect, and serves no other request', async () => {
    const club = await open({ now: '2026-11-22T10:00', trustProxy: true });
    const s = await setting(club);
    const counts = openTestCounts(club);
    const done: string[] = [];
    const reused: string[] = [];
    for (const [n, { method, path }] of inOrder.entries()) {
      const name = `${method} ${path}`;
      const expected = TABLE[name] as Expectation;
      const body = expected.body?.(s);
      const headers = { 'idempotency-key': `key-${n}`, 'x-forwarded-for': `10.0.0.${n}` };
      let who: Who | undefined;
      let first = await send(s, name, expected.may[0] ?? 'owner', body, headers);
      for (who of expected.may) {
        first = await send(s, name, who, body, headers);
        if (first.status < 300) break;
      }
      if (first.status >= 300 || who === undefined) continue;
      done.push(name);
      const before = await counts();
      const second = await send(s, name, who, body, headers);
      expect([name, second.status, second.body]).toEqual([name, first.status, first.body]);
      expect([name, counts.difference(before, await counts())]).toEqual([name, {}]);
      const other = otherThan(body);
      if (other === undefined) continue;
      const third = await send(s, name, who, other, headers);
      if (third.status === 400) continue; // the change broke a rule of the field
      reused.push(name);
      expect([name, third.status, third.body.code]).toEqual([name, 409, 'core.key-reused']);
      expect([name, counts.difference(before, await counts())]).toEqual([name, {}]);
    }
    // the others are refused for what they ask in this setting: no answer is kept for those
    expect(done.length).toBeGreaterThan(25);
    expect(reused.length).toBeGreaterThan(10);
  });
});
