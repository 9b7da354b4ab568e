import type { Actor } from '../../../server/core/context';
import { draftEvent } from '../../../server/modules/events/draft-event';
import { publishEvent } from '../../../server/modules/events/publish-event';
import { signUp } from '../../../server/modules/events/sign-up';
import type { EventView, MyRegistration } from '../../../shared/events';
import type { TestClub } from '../../support/club';

/** Club time as UTC ms. */
export const at = (wall: string): number => Date.parse(`${wall}:00+08:00`);

interface Person {
  actor: Actor;
}

/** A tea salon on Saturday 28 November 2026, 19:00 to 21:00, for two. */
export const salon = {
  title: '秋日茶会',
  place: '和风会馆二楼',
  kind: 'salon',
  startsAt: at('2026-11-28T19:00'),
  endsAt: at('2026-11-28T21:00'),
  capacity: 2,
};

/** Drafts and publishes an event. */
export async function anEvent(club: TestClub, given: Record<string, unknown> = {}): Promise<EventView> {
  const manager = await club.staff('manager');
  const draft = await club.run<EventView>(draftEvent, manager.actor, { ...salon, ...given });
  return club.run<EventView>(publishEvent, manager.actor, { eventId: draft.id });
}

export const join = (club: TestClub, person: Person, event: { id: string }, guests = 0): Promise<MyRegistration> =>
  club.run<MyRegistration>(signUp, person.actor, { eventId: event.id, guests });

/** Each registration's state by the member's id. */
export async function statesOf(club: TestClub, event: { id: string }): Promise<Record<string, string>> {
  const rows = await club.rows<{ memberId: string; state: string }>('SELECT memberId, state FROM registration WHERE eventId = ?', [
    event.id,
  ]);
  return Object.fromEntries(rows.map(({ memberId, state }) => [memberId, state]));
}

/** How many seats are taken and how many wait. */
export async function countsOf(club: TestClub, event: { id: string }): Promise<{ taken: number; waiting: number }> {
  const [row] = await club.rows<{ taken: number; waiting: number }>('SELECT taken, waiting FROM event WHERE id = ?', [event.id]);
  return { taken: Number(row?.taken), waiting: Number(row?.waiting) };
}

/** The moves on one member's record for an event, in order. */
export async function movesOf(club: TestClub, event: { id: string }, memberId: string): Promise<string[]> {
  const sql = `SELECT s.move FROM registration_step s JOIN registration r ON r.id = s.registrationId
    WHERE r.eventId = ? AND r.memberId = ? ORDER BY s.seq`;
  return (await club.rows<{ move: string }>(sql, [event.id, memberId])).map(({ move }) => move);
}

/** How often facts of that type were told. */
export async function told(club: TestClub, type: string): Promise<number> {
  const [row] = await club.rows<{ n: number }>('SELECT COUNT(*) AS n FROM fact WHERE type = ?', [type]);
  return Number(row?.n ?? 0);
}

/** Jumps to a moment of club time, runs the jobs that are due then, and delivers what was told. */
export async function go(club: TestClub, wall: string): Promise<void> {
  club.clock.set(at(wall));
  await club.runJobs();
  await club.deliver();
}
