import type { Actor } from '../../server/core/context';
import { counted } from '../support/counts';
import { type Answered, chance, connectTo, openRealClub, type RealClub, shuffled } from '../support/real-club';
import { type ServerProcess, startServer } from '../support/server-process';

const MEMBERS = counted(60, 500);
const TIMES = counted(10, 20);

let club: RealClub | undefined;
const servers: ServerProcess[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.kill()));
  await club?.close();
  club = undefined;
});

// Guards: the primary key (member, day) of check_in with `duplicates` of check-in.ts, and credit() in the same transaction.
// Seen to fail on MariaDB with ON DUPLICATE KEY UPDATE behind the insert of check-in.ts: every member had several awards.
describe.each([
  ['sqlite', 1],
  ['mysql', 3],
] as const)('A crowd that taps and types all at once (%s, %i server processes)', (dialect, processes) => {
  it(`${MEMBERS} members × ${TIMES} check-ins are ${MEMBERS} awards`, async () => {
    const site = await openRealClub(dialect);
    club = site;
    for (let n = 0; n < processes; n++) servers.push(await startServer(site.databaseUrl));
    const lines = servers.map(({ url }) => connectTo(url, 48));
    const random = chance(dialect === 'sqlite' ? 1 : 2);
    const tap = (member: Actor, n: number): Promise<Answered> => {
      const line = lines[n % lines.length] as (typeof lines)[number];
      const token = site.token(member);
      // half over HTTP, half in the chat, and each half over all processes
      return n < TIMES / 2
        ? line.post(token, '/check-ins', {})
        : line.post(token, '/rooms/lobby/messages', { id: `line-${n}`, text: '签到' });
    };
    const storm = (member: Actor) =>
      Promise.all(
        shuffled(
          Array.from({ length: TIMES }, (_, n) => n),
          random,
        ).map((n) => tap(member, n)),
      );

    const old = await site.admit(MEMBERS / 2);
    // the others join the club in the middle of the storm, and tap at once
    const joining = async (n: number) => storm((await site.admit(1, 1000 + n))[0] as Actor);
    const answers = await Promise.all([...old.map(storm), ...Array.from({ length: MEMBERS / 2 }, (_, n) => joining(n))]);
    for (const line of lines) line.close();

    const awarded = (answer: Answered) => (answer.body.reply?.text ?? '').startsWith('签到成功') || (answer.body.points ?? 0) > 0;
    const already = (answer: Answered) =>
      (answer.body.reply?.text ?? '').startsWith('今天已经签到过了') || answer.body.code === 'check-ins.already';
    expect(answers.flat().filter((answer) => !awarded(answer) && !already(answer))).toEqual([]);
    expect(answers.map((own) => own.filter(awarded).length)).toEqual(answers.map(() => 1));
    expect(await site.count('COUNT(*) FROM check_in')).toBe(MEMBERS);
    expect(await site.count("COUNT(*) FROM points_entry WHERE reason = 'check-in'")).toBe(MEMBERS);
    expect(await site.rows('SELECT memberId FROM points_balance WHERE points <> 5')).toEqual([]);
    expect(await site.count('COUNT(*) FROM points_balance')).toBe(MEMBERS);
    expect(await site.count("COUNT(*) FROM chat_message WHERE sender <> ''")).toBe((MEMBERS * TIMES) / 2);
    await site.verify();
  });
});
