import { openBot } from '../bot/bot';
import type { Clock } from '../core/clock';
import { type Club, clubAt, operationOf } from '../core/club';
import { type Actor, anonymous, systemActor } from '../core/context';
import { duplicateIn } from '../core/errors';
import { addDays, businessDay, type Charter, dayStart } from '../modules/charter';
import { documentVersion } from '../modules/members';
import { APPLICANTS, COMPLAINTS, cast, EVENTS, type Figure, STAFF, TALK } from './cast';
import { admitFigure, grantRole } from './enter';

const HOUR_MS = 3_600_000;
const PAST_DAYS = 40;

interface Player {
  id: string;
  figure: Figure;
  actor: Actor;
}

/** A club whose clock the story moves. */
interface Stage {
  club: Club;
  charter: Charter;
  today: string;
  set(ms: number): void;
  at(daysAgo: number, hour: number, minute?: number): void;
  act(name: string, actor: Actor, input: unknown): Promise<Record<string, unknown>>;
  /** Acts that may be refused, as in life: the refusal is part of the story. */
  attempt(name: string, actor: Actor, input: unknown): Promise<Record<string, unknown> | null>;
}

function stageOf(real: Club): Stage {
  let now = real.clock();
  const clock: Clock = () => now;
  const club = clubAt(real, clock);
  const { charter } = club.runner.surroundings;
  const today = businessDay(charter, real.clock());
  const act: Stage['act'] = (name, actor, input) => club.execute<Record<string, unknown>>(operationOf(club, name) as never, actor, input);
  return {
    club,
    charter,
    today,
    set: (ms) => {
      now = ms;
    },
    at: (daysAgo, hour, minute = 0) => {
      now = Math.min(dayStart(charter, addDays(today, -daysAgo)) + hour * HOUR_MS + minute * 60_000, real.clock());
    },
    act,
    attempt: (name, actor, input) => act(name, actor, input).catch(() => null),
  };
}

/** Fills an empty database with a lively club; does nothing when there is anybody, or when another process is at it. */
export async function seedDemo(real: Club): Promise<void> {
  const [someone] = await real.db.read.query<unknown[]>('SELECT id FROM member LIMIT 1');
  if (someone || !(await first(real))) return;
  const stage = stageOf(real);
  const players = await people(stage);
  const staff = players.slice(0, STAFF.length).map((p, i) => ({ ...p.actor, roles: ['member', STAFF[i] as string] }));
  const events = await announceEvents(stage, staff);
  await days(stage, players);
  await signUps(stage, players, staff, events);
  await complaints(stage, players, staff);
  await chatter(stage, players);
  while ((await real.deliverRound()) > 0);
}

async function first(real: Club): Promise<boolean> {
  try {
    await real.db.transact(async (tx) => tx.later('INSERT INTO counter(name, value) VALUES (?, 1)', ['demo']));
    return true;
  } catch (error) {
    if (duplicateIn(error) !== null) return false;
    throw error;
  }
}

async function people(stage: Stage): Promise<Player[]> {
  const players: Player[] = [];
  const system = systemActor('demo');
  for (const figure of cast(stage.today)) {
    stage.at(figure.joinedDaysAgo, 10);
    const { id } = await stage.club.execute(admitFigure, system, { ...figure, admittedOn: addDays(stage.today, -figure.joinedDaysAgo) });
    players.push({ id, figure, actor: { id, roles: ['member'] } });
  }
  // who works for the club is in good standing
  for (const [i, role] of STAFF.entries()) await stage.club.execute(grantRole, system, { memberId: (players[i] as Player).id, role });
  const documents = stage.charter.members.admission.consents.map((document) => ({ document, version: documentVersion(document) }));
  for (const [i, { born, ...form }] of APPLICANTS.entries()) {
    stage.at(i, 9 + i);
    await stage.attempt('members.apply', anonymous, { ...form, birth: { date: born }, consents: documents });
  }
  return players;
}

/** Forty days of check-ins: some never miss one, some come now and then. */
async function days(stage: Stage, players: Player[]): Promise<void> {
  for (let ago = PAST_DAYS; ago >= 1; ago--) {
    const comers = players.filter((_, i) => i % 10 !== 9 && (i % 7 === 0 || (ago * 31 + i * 17) % 10 < 6));
    stage.at(ago, 9, (ago * 7) % 50);
    await Promise.all(comers.map((p) => stage.attempt('check-ins.check-in', p.actor, {})));
  }
  stage.at(0, 7);
}

interface Published {
  id: string;
  plan: (typeof EVENTS)[number];
  startsAt: number;
}

async function announceEvents(stage: Stage, staff: Actor[]): Promise<Published[]> {
  const manager = staff[1] as Actor;
  const kinds = stage.charter.events?.kinds ?? [];
  const published: Published[] = [];
  for (const plan of EVENTS) {
    const startsAt = dayStart(stage.charter, addDays(stage.today, plan.day)) + plan.hour * HOUR_MS;
    stage.at(Math.min(PAST_DAYS - 2, 14 - Math.min(plan.day, 0)), 11);
    const kind = kinds[plan.kind % Math.max(1, kinds.length)]?.id;
    const { place, title, capacity, guests } = plan;
    const draft = await stage.act('events.draft-event', manager, {
      ...{ title, place, capacity, guests, kind, startsAt, endsAt: startsAt + plan.hours * HOUR_MS },
      description: '自愿报名，准时到场。有事来不了请提前取消，把位子留给候补的朋友。',
      tierFrom: 'tierFrom' in plan ? plan.tierFrom : null,
      points: 20,
    });
    const id = String(draft.id);
    await stage.act('events.publish-event', manager, { eventId: id });
    published.push({ id, plan, startsAt });
  }
  return published;
}

async function signUps(stage: Stage, players: Player[], staff: Actor[], events: Published[]): Promise<void> {
  const manager = staff[1] as Actor;
  for (const [n, { id, plan, startsAt }] of events.entries()) {
    stage.at(Math.max(1, 10 - Math.min(plan.day, 0)), 12);
    for (let i = 0; i < plan.signUps; i++)
      await stage.attempt('events.sign-up', (players[(i * 3 + n * 7) % players.length] as Player).actor, { eventId: id, guests: 0 });
    if (plan.day >= 0) continue;
    stage.set(startsAt + HOUR_MS / 2);
    const present = players.filter((_, i) => i % 11 !== 5).map((p, i) => ({ nonce: `demo-door-${n}-${i}`, who: p.figure.phone }));
    for (let at = 0; at < present.length; at += 100)
      await stage.attempt('events.record-attendance', manager, { eventId: id, entries: present.slice(at, at + 100) });
    stage.set(startsAt + plan.hours * HOUR_MS + HOUR_MS);
    for (const [i, player] of players.entries())
      if (i % 3 === 0)
        await stage.attempt('events.give-feedback', player.actor, {
          eventId: id,
          organisation: 4 + (i % 2),
          content: 5 - (i % 2),
          experience: 3 + (i % 3),
          text: i % 2 ? '' : '安排得很周到，下次还来。',
        });
    await stage.attempt('events.close-event', manager, { eventId: id });
  }
}

async function complaints(stage: Stage, players: Player[], staff: Actor[]): Promise<void> {
  const [manager, desk] = [staff[1] as Actor, staff[2] as Actor];
  const categories = stage.charter.complaints?.categories ?? [];
  for (const [n, { text, category, daysAgo, ends }] of COMPLAINTS.entries()) {
    const member = (players[20 + n] as Player).actor;
    stage.at(daysAgo, 10, n * 5);
    const filed = await stage.attempt('complaints.file', member, {
      text,
      category: categories[category % Math.max(1, categories.length)]?.id,
    });
    if (!filed || ends === 'new') continue;
    const { number } = filed;
    const step = async (hour: number, name: string, actor: Actor, input: object) => {
      stage.at(daysAgo, hour, n * 5);
      await stage.attempt(name, actor, { number, ...input });
    };
    await step(11, 'complaints.assign', desk, {});
    if (ends === 'assigned') continue;
    await step(11, 'complaints.write-message', desk, { text: '已经收到，我们马上去看，谢谢您告诉我们。' });
    if (ends === 'answered') continue;
    if (ends === 'waiting') await step(14, 'complaints.ask', desk, { text: '请问是哪一侧的灯？方便的话拍张照片。' });
    if (ends === 'waiting') continue;
    await step(16, 'complaints.solve', manager, { text: '已经修好并检查过，给您添麻烦了。', compensation: { points: 20 } });
    if (ends === 'closed') await step(18, 'complaints.rate', member, { score: 5, comment: '处理很快' });
    if (ends === 'reopened') await step(19, 'complaints.reopen', member, { text: '今天又是一样，没有修好。' });
  }
  stage.at(1, 15);
  await stage.attempt('complaints.file-anonymously', anonymous, { text: '有教练在课间向会员推销课程，不太合适。' });
}

async function chatter(stage: Stage, players: Player[]): Promise<void> {
  const bot = openBot(stage.club, { botName: '会馆' });
  const lines = [
    ...TALK.map((text, i) => ({ text, player: players[30 + i] as Player })),
    { text: '签到', player: players[41] as Player },
    { text: '排行榜', player: players[42] as Player },
    { text: '活动', player: players[43] as Player },
  ];
  for (const [i, { text, player }] of lines.entries()) {
    stage.at(0, 7, 10 + i * 3);
    const from = { adapter: 'web', room: 'lobby', where: 'group', chatUser: player.id, member: player.actor, keepsTalk: true } as const;
    await bot.hear({ ...from, mention: false, messageId: `demo-${i}`, text, locale: 'zh-CN' }).answer();
  }
}
