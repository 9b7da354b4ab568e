import { routesOf } from '../../server/http/api';
import { modules } from '../../server/modules';
import { onBothDatabases } from '../support/club';
import { ACTORS, type Expectation, send, setting, TABLE } from './route-table';

// Who may reach what: every route of every module against every kind of person. A route that is not in the table fails the first test.
// To see it bite: give a policy `() => true`, or take a line out of the table.

/** Answered by streams: tried in the chat's own tests. */
const ELSEWHERE = ['GET /rooms/:room/stream'];

const routes = routesOf({ modules }).map((r) => `${r.method} ${r.path}`);
const outputOf = new Map(routesOf({ modules }).map((r) => [`${r.method} ${r.path}`, r.contentType ? null : r.output]));

onBothDatabases('Every route', (open) => {
  it('stands in the table, and the table names no route that is gone', () => {
    expect([...Object.keys(TABLE), ...ELSEWHERE].sort()).toEqual([...routes].sort());
  });

  it('lets in exactly those whom the table names, and never fails', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const s = await setting(club);
    const wrong: string[] = [];
    for (const route of Object.keys(TABLE))
      for (const who of ACTORS) {
        const { status, body } = await send(s, route, who);
        const [refused, code] = [[401, 403, 404].includes(status), body?.code];
        const may = (TABLE[route] as Expectation).may.includes(who);
        const answered = status < 300 ? outputOf.get(route)?.safeParse(body) : undefined;
        if (answered?.success === false) wrong.push(`${route} by ${who} answers what its description does not say: ${answered.error}`);
        if (status >= 500 || code === 'core.invalid' || (refused === may && !NATURAL.has(code ?? '')))
          wrong.push(`${route} by ${who}: ${status} ${code ?? ''}, expected ${may ? 'in' : 'refused'}`);
      }
    expect(wrong).toEqual([]);
  });
});

/** Refusals that come after the door: the person was let in, and the thing itself says no. */
const NATURAL = new Set(['accounts.code-over', 'accounts.code-wrong', 'coupons.unknown']);
