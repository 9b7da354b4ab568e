import type { Actor } from '../../core/context';
import { anonymous, systemActor } from '../../core/context';
import { admitFigure, grantRole } from '../../demo/enter';
import { addDays, businessDay, type Charter, dayStart } from '../../modules/charter';
import type { World } from './world';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const STAFF = ['owner', 'manager', 'desk'] as const;

interface Member {
  id: string;
  actor: Actor;
  phone: string;
  /** How likely to come on a day. */
  zeal: number;
}
interface Plan {
  id: string;
  startsAt: number;
}
interface Ticket {
  number: string;
  member: Member;
}

/** Who lives in a simulated club, and what is under way. */
export interface Life {
  world: World;
  charter: Charter;
  members: Member[];
  staff: Record<(typeof STAFF)[number], Actor>;
  plans: Plan[];
  tickets: Ticket[];
  receipts: string[];
  born: number;
}

const two = (n: number): string => String(n).padStart(2, '0');

async function join(life: Life, today: string): Promise<Member> {
  const { world } = life;
  const n = life.born++;
  const born = n % 97 === 5 ? '1988-02-29' : `${1950 + (n % 55)}-${two(1 + world.chance.below(12))}-${two(1 + world.chance.below(28))}`;
  const phone = `140${String(20_000_000 + n)}`;
  const tiers = life.charter.tiers?.levels ?? [];
  const tier = world.chance.pick(tiers)?.id ?? 'member';
  const admittedOn = addDays(today, -world.chance.below(330));
  const person = { name: `会员${n}`, phone, born, lunar: n % 8 === 3, tier, admittedOn };
  const { id } = await world.process().execute(admitFigure, systemActor('simulate'), person);
  return { id, phone, actor: { id, roles: ['member'] }, zeal: 0.2 + world.chance.next() * 0.75 };
}

/** The club on its first day: so many members, three of them staff. */
export async function beginLife(world: World, charter: Charter, count: number): Promise<Life> {
  const life: Life = { world, charter, members: [], staff: {} as Life['staff'], plans: [], tickets: [], receipts: [], born: 0 };
  const today = businessDay(charter, world.now());
  for (let i = 0; i < Math.max(count, STAFF.length); i++) life.members.push(await join(life, today));
  for (const [i, role] of STAFF.entries()) {
    const { id } = life.members[i] as Member;
    await world.process().execute(grantRole, systemActor('simulate'), { memberId: id, role });
    life.staff[role] = { id, roles: ['member', role] };
  }
  await world.deliver();
  return life;
}

/** Many at once in one process, some of them twice, as impatient thumbs do it. */
async function checkIns({ world, members }: Life, day: string): Promise<void> {
  const comers = members.filter((m) => world.chance.happens(m.zeal));
  for (let at = 0; at < comers.length; at += 40) {
    const some = comers.slice(at, at + 40);
    await Promise.all(
      some
        .flatMap((m) => [m, ...(world.chance.happens(0.05) ? [m] : [])])
        .map((m) => world.act('check-ins.check-in', m.actor, {}, world.chance.happens(0.3) ? `c-${day}` : undefined)),
    );
  }
}

async function newEvent(life: Life, day: string): Promise<void> {
  const { world, charter, staff } = life;
  const startsAt = dayStart(charter, addDays(day, 4 + world.chance.below(9))) + (9 + world.chance.below(10)) * HOUR_MS;
  const kind = world.chance.pick(charter.events?.kinds ?? [])?.id;
  const input = {
    title: `活动 ${day}`,
    place: '会馆',
    kind,
    startsAt,
    endsAt: startsAt + 2 * HOUR_MS,
    capacity: 4 + world.chance.below(16),
    guests: world.chance.below(3),
    points: 10,
  };
  const draft = await world.act('events.draft-event', staff.manager, input, `e-${day}`);
  if (!draft) return;
  await world.act('events.publish-event', staff.manager, { eventId: draft.id });
  if (world.chance.happens(0.95)) life.plans.push({ id: String(draft.id), startsAt });
  else await world.act('events.cancel-event', staff.manager, { eventId: draft.id, reason: '天气不好' });
}

async function eventsOfTheDay(life: Life, day: string): Promise<void> {
  const { world, members, staff } = life;
  if (world.chance.happens(0.35)) await newEvent(life, day);
  for (const plan of life.plans.filter((p) => p.startsAt > world.now())) {
    const some = members.filter(() => world.chance.happens(6 / members.length + 0.01));
    await Promise.all(some.map((m) => world.act('events.sign-up', m.actor, { eventId: plan.id, guests: world.chance.below(3) })));
    for (const m of members.filter(() => world.chance.happens(2 / members.length)))
      await world.act('events.cancel-sign-up', m.actor, { eventId: plan.id });
    for (const m of members.filter(() => world.chance.happens(3 / members.length)))
      await world.act(world.chance.happens(0.7) ? 'events.accept-offer' : 'events.decline-offer', m.actor, { eventId: plan.id });
    await world.deliver();
  }
  for (const plan of life.plans.filter((p) => p.startsAt <= world.now())) {
    const entries = members
      .filter(() => world.chance.happens(0.15))
      .slice(0, 100)
      .map((m) => ({ nonce: `door-${plan.id.slice(-6)}-${m.id.slice(-8)}`, who: m.phone }));
    if (entries.length > 0) {
      await world.act('events.record-attendance', staff.desk, { eventId: plan.id, entries });
      if (world.chance.happens(0.3)) await world.act('events.record-attendance', staff.desk, { eventId: plan.id, entries });
    }
    for (const m of members.filter(() => world.chance.happens(0.05)))
      await world.act('events.give-feedback', m.actor, {
        eventId: plan.id,
        organisation: 1 + world.chance.below(5),
        content: 4,
        experience: 5,
        text: '',
      });
    await world.act('events.close-event', staff.manager, { eventId: plan.id });
  }
  life.plans = life.plans.filter((p) => p.startsAt > world.now());
}

async function handle(life: Life, { number, member }: Ticket): Promise<void> {
  const { world, staff } = life;
  const what = world.chance.below(7);
  if (what === 0) await world.act('complaints.assign', staff.desk, { number });
  if (what === 1) await world.act('complaints.write-message', staff.desk, { number, text: '收到，马上处理。' });
  if (what === 2) await world.act('complaints.ask', staff.desk, { number, text: '请问是哪一天?' });
  if (what === 3) await world.act('complaints.write-message', member.actor, { number, text: '就是昨天。' });
  if (what === 4) {
    const input = { number, text: '已经解决。' };
    if (world.chance.happens(0.3)) await world.act('complaints.solve', staff.manager, { ...input, compensation: { points: 20 } });
    else await world.act('complaints.solve', staff.desk, input);
  }
  if (what === 5) await world.act('complaints.rate', member.actor, { number, score: 1 + world.chance.below(5) });
  if (what === 6) await world.act('complaints.reopen', member.actor, { number, text: '又坏了。' });
}

async function complaintsOfTheDay(life: Life, day: string): Promise<void> {
  const { world, members } = life;
  if (world.chance.happens(0.4)) {
    const member = world.chance.pick(members);
    const input = { text: `${day} 热水不热` };
    const filed = await world.act('complaints.file', member.actor, input, `f-${day}`);
    await world.act('complaints.file', member.actor, input, `f-${day}`); // delivered twice
    if (filed) life.tickets.push({ number: String(filed.number), member });
  }
  if (world.chance.happens(0.05))
    await world.act('complaints.file-anonymously', anonymous, { text: `${day} 有人插队` }, `a-${day}-${world.chance.below(1e9)}`);
  for (const ticket of life.tickets.slice(-12)) if (world.chance.happens(0.5)) await handle(life, ticket);
}

interface Ending {
  id: string;
  termEndsOn: string;
}

async function membershipOfTheDay(life: Life, day: string): Promise<void> {
  const { world, staff, members } = life;
  const ending = await world
    .process()
    .db.read.query<Ending[]>('SELECT id, termEndsOn FROM member WHERE termEndsOn BETWEEN ? AND ? AND leftAt IS NULL ORDER BY id', [
      addDays(day, -20),
      addDays(day, 25),
    ]);
  for (const { id, termEndsOn } of ending.filter(() => world.chance.happens(0.08))) {
    const renewal = { id, expectedEnd: termEndsOn, amountFen: 36_500 };
    await Promise.all([
      world.act('members.renew', staff.desk, renewal),
      ...(world.chance.happens(0.2) ? [world.act('members.renew', staff.manager, renewal)] : []),
    ]);
  }
  if (world.chance.happens(0.15)) life.members.push(await join(life, day));
  if (world.chance.happens(0.04) && members.length > 10) {
    const leaving = world.chance.pick(members.slice(STAFF.length));
    await world.act('accounts.leave-club', leaving.actor, {});
    life.members = members.filter((m) => m !== leaving);
  }
  if (world.chance.happens(0.1))
    await world.act('points.adjust', staff.owner, {
      id: world.chance.pick(members).id,
      points: world.chance.happens(0.5) ? 30 : -30,
      reason: '核对',
    });
}

/** What goes wrong in a real house: a process dies, a clock is put right, a job is left lying, facts are claimed by the dead. */
async function mishaps({ world }: Life): Promise<void> {
  if (world.chance.happens(0.2)) await world.restart();
  if (world.chance.happens(0.05)) world.setClock(world.now() - (1 + world.chance.below(50)) * MINUTE_MS);
  if (world.chance.happens(0.05)) {
    // ahead by mistake: jobs run before their time, and then the clock is put right
    const right = world.now();
    await world.pass(right + (1 + world.chance.below(5)) * HOUR_MS);
    world.setClock(right);
  }
  if (world.chance.happens(0.05)) {
    const club = world.process();
    await club.db.transact(async (tx) =>
      tx.later('UPDATE fact SET claim = ?, dueAt = dueAt + 30000 WHERE dueAt IS NOT NULL', ['clm_dead']),
    );
  }
}

/** One day of the club, from the morning to the night. */
export async function liveDay(life: Life, day: string): Promise<void> {
  const { world, charter } = life;
  const start = dayStart(charter, day);
  const hour = (h: number) => world.pass(start + h * HOUR_MS + world.chance.below(50) * MINUTE_MS);
  await hour(9);
  await mishaps(life);
  await checkIns(life, day);
  await hour(12);
  await membershipOfTheDay(life, day);
  await eventsOfTheDay(life, day);
  await hour(16);
  await mishaps(life);
  await complaintsOfTheDay(life, day);
  await hour(21);
  await checkIns(life, day);
  await world.deliver();
}
