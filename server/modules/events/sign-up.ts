import { z } from 'zod';
import type { MyRegistration } from '../../../shared/events';
import { company, eventId as eventIdOf } from '../../../shared/events';
import type { Ctx } from '../../core/context';
import { operation } from '../../core/operation';
import { passGates, type SignUpSituation } from './gates';
import { loadSituation } from './load-situation';
import { enterRegistration } from './move-registration';
import { lockEvent, passSeats } from './pass-seats';
import { type OwnAffair, ownAffair } from './policy';
import { ownRegistration } from './queries';
import type { RegistrationRow } from './registration.entity';
import { myRegistration } from './views';
import { visibleTo } from './visible-event';

/**
 * Signs a member up with company: seats at once, or a place on the waiting list. Throws the first gate's refusal.
 *
 * Two round trips on the way to a seat: the reads, and the one conditional update whose count decides; the rest rides with COMMIT.
 */
export const signUp = operation({
  name: 'events.sign-up',
  input: z.strictObject({ eventId: eventIdOf, guests: company }),
  policy: ownAffair,
  duplicates: { registration: 'events.already' },
  async run(ctx: Ctx<OwnAffair>, { eventId, guests }): Promise<MyRegistration> {
    const memberId = ctx.actor.id;
    ctx.permit({ memberId });
    const situation = await loadSituation(ctx, eventId, memberId, guests);
    visibleTo(ctx.actor, situation.event);
    const seated = passGates(situation) === 'pass' && (await takeSeats(ctx, situation));
    return seated ? takePart(ctx, situation) : joinWaitlist(ctx, situation);
  },
});

/**
 * Takes the seats, if they are still there, nobody waits for them and the event is as the gates saw it. The update also holds the
 * event's row, so that a second registration of the same member comes after this one and breaks the unique key.
 */
async function takeSeats(ctx: Ctx<never>, { event, party }: SignUpSituation): Promise<boolean> {
  const sql =
    "UPDATE event SET taken = taken + ? WHERE id = ? AND state = 'published' AND version = ? AND waiting = 0 AND taken + ? <= capacity";
  return (await ctx.db.change(sql, [party, event.id, event.version, party])) === 1;
}

async function takePart(ctx: Ctx<never>, { event, own, party }: SignUpSituation): Promise<MyRegistration> {
  const memberId = ctx.actor.id;
  const row = await enterRegistration(ctx, 'sign-up', { own, eventId: event.id, memberId, party, seats: party, place: null });
  ctx.tell({ type: 'SignedUp', subject: row.id, data: { eventId: event.id, memberId, party } });
  return myRegistration(ctx, row, event);
}

/** Under the event's lock: asks the gates again, joins the list at its end, and lets the policy decide who the free seats belong to. */
async function joinWaitlist(ctx: Ctx<never>, seen: SignUpSituation): Promise<MyRegistration> {
  const memberId = ctx.actor.id;
  const [event, own] = await Promise.all([lockEvent(ctx, seen.event.id), ownRegistration(ctx.db, seen.event.id, memberId)]);
  const { party } = seen;
  passGates({ ...seen, event, own });
  const place = event.lastPlace + 1;
  const row = await enterRegistration(ctx, 'queue', { own, eventId: event.id, memberId, party, seats: 0, place });
  ctx.db.later('UPDATE event SET waiting = waiting + 1, lastPlace = ? WHERE id = ?', [place, event.id]);
  const given = await passSeats(ctx, { ...event, waiting: event.waiting + 1 }, row.id);
  if (!given) {
    ctx.tell({ type: 'WaitlistJoined', subject: row.id, data: { eventId: event.id, memberId, party, place } });
    return myRegistration(ctx, row, event, { position: event.taken < event.capacity ? undefined : event.waiting + 1 });
  }
  const seated: RegistrationRow = given.seats === party ? { ...row, state: 'confirmed', seats: party } : await offered(ctx, row);
  if (seated.state === 'confirmed') ctx.tell({ type: 'SignedUp', subject: row.id, data: { eventId: event.id, memberId, party } });
  return myRegistration(ctx, seated, event);
}

/** Where parties may split: fewer seats than asked for, to be accepted or not. */
const offered = async (ctx: Ctx<never>, row: RegistrationRow): Promise<RegistrationRow> =>
  (await ownRegistration(ctx.db, row.eventId, row.memberId)) ?? row;
