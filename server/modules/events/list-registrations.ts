import { RegistrationsQuery, type RegistrationView } from '../../../shared/events';
import { operation } from '../../core/operation';
import { namesOf } from '../members';
import { mayTakeAttendance } from './policy';
import { eventById, registrationOf } from './queries';
import type { RegistrationRow } from './registration.entity';
import { codeOf, isAbsent } from './views';

/** Who is registered for an event, for staff: with names, codes for the door, and who stayed away. */
export const listRegistrations = operation({
  name: 'events.list-registrations',
  input: RegistrationsQuery,
  policy: mayTakeAttendance,
  reads: true,
  async run(ctx, { eventId, state, after, limit }): Promise<{ items: RegistrationView[]; next: string | null }> {
    ctx.permit(null);
    const conditions = `eventId = ? ${state ? 'AND state = ?' : ''} ${after ? 'AND id > ?' : ''}`;
    const params = [eventId, ...(state ? [state] : []), ...(after ? [after] : []), limit + 1];
    const [event, rows] = await Promise.all([
      eventById(ctx.db, eventId),
      ctx.db.query<RegistrationRow[]>(`SELECT * FROM registration WHERE ${conditions} ORDER BY id LIMIT ?`, params),
    ]);
    const page = rows.slice(0, limit).map(registrationOf);
    const names = await namesOf(
      ctx,
      page.map(({ memberId }) => memberId),
    );
    const items = page.map((own) => {
      const { id, memberId, party, seats, passedOver, offerUntil, attendedAt } = own;
      const person = names.get(memberId);
      const shown = { id, memberId, state: own.state, party, seats, passedOver, offerUntil, attendedAt };
      return {
        ...shown,
        number: person?.number ?? null,
        name: person?.name ?? '',
        code: codeOf(id),
        absent: isAbsent(own, event, ctx.now),
      };
    });
    return { items, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
  },
});
