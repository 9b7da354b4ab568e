import { cancelEvent } from '../../../server/modules/events/cancel-event';
import { closeEvent } from '../../../server/modules/events/close-event';
import { draftEvent } from '../../../server/modules/events/draft-event';
import { editEvent } from '../../../server/modules/events/edit-event';
import { giveFeedback } from '../../../server/modules/events/give-feedback';
import { listEvents } from '../../../server/modules/events/list-events';
import { listMyRegistrations } from '../../../server/modules/events/list-my-registrations';
import { listRegistrations } from '../../../server/modules/events/list-registrations';
import { publishEvent } from '../../../server/modules/events/publish-event';
import { readFeedback } from '../../../server/modules/events/read-feedback';
import { recordAttendance } from '../../../server/modules/events/record-attendance';
import { showEvent } from '../../../server/modules/events/show-event';
import type { EventView, MyRegistration, RegistrationView } from '../../../shared/events';
import { onBothDatabases } from '../../support/club';
import { anEvent, at, countsOf, go, join, salon, statesOf, told } from './an-event';

const nonce = (n: number) => `nonce-${String(n).padStart(4, '0')}`;

onBothDatabases('An event', (open) => {
  it('goes from draft to feedback', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, manager] = [await club.staff('desk'), await club.staff('manager')];
    const [mei, lan, zhu] = [await club.member({ name: '梅' }), await club.member({ name: '兰' }), await club.member({ name: '竹' })];

    const draft = await club.run<EventView>(draftEvent, desk.actor, { ...salon, capacity: 4, points: 10 });
    expect(draft).toMatchObject({ number: 1, state: 'draft', kindTitle: '茶话沙龙', guests: 2, version: 1, free: 4 });
    expect(draft).toMatchObject({ closesAt: salon.startsAt, cancelUntilLocal: '2026-11-27 19:00', startsLocal: '2026-11-28 19:00' });
    await expect(club.run(showEvent, mei.actor, { eventId: draft.id })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'events.unknown',
    });
    await expect(club.run(publishEvent, desk.actor, { eventId: draft.id })).rejects.toMatchObject({ kind: 'forbidden' });
    const event = await club.run<EventView>(publishEvent, manager.actor, { eventId: draft.id });
    expect(event).toMatchObject({ state: 'published', phase: 'open' });

    expect(await join(club, mei, event, 1)).toMatchObject({ state: 'confirmed', party: 2, seats: 2, position: null });
    await join(club, lan, event);
    await join(club, zhu, event);
    expect(await club.run(showEvent, mei.actor, { eventId: event.id })).toMatchObject({
      taken: 4,
      free: 0,
      phase: 'full',
      mine: { party: 2 },
    });

    await go(club, '2026-11-28T18:40');
    const { items } = await club.run<{ items: RegistrationView[] }>(listRegistrations, desk.actor, { eventId: event.id });
    const byName = new Map(items.map((one) => [one.name, one]));
    const entries = [
      { nonce: nonce(1), who: byName.get('梅')?.code },
      { nonce: nonce(2), who: lan.number },
      { nonce: nonce(3), who: 'M999999' },
    ];
    expect(await club.run(recordAttendance, desk.actor, { eventId: event.id, entries })).toEqual({
      results: [
        { nonce: nonce(1), outcome: 'attended', name: '梅', number: mei.number, party: 2, points: 30 },
        { nonce: nonce(2), outcome: 'attended', name: '兰', number: lan.number, party: 1, points: 30 },
        { nonce: nonce(3), outcome: 'unknown', name: null, number: null, party: null, points: 0 },
      ],
    });

    await expect(club.run(giveFeedback, mei.actor, feedback(event, 5))).rejects.toMatchObject({ code: 'events.feedback-too-early' });
    await go(club, '2026-11-28T21:20');
    expect(await club.run(giveFeedback, mei.actor, feedback(event, 5))).toMatchObject({ points: 5 });
    await expect(club.run(giveFeedback, mei.actor, feedback(event, 4))).rejects.toMatchObject({ code: 'events.feedback-given' });
    await expect(club.run(giveFeedback, zhu.actor, feedback(event, 1))).rejects.toMatchObject({
      code: 'events.feedback-of-those-who-came',
    });
    expect(await club.run(closeEvent, manager.actor, { eventId: event.id })).toMatchObject({ state: 'closed', phase: 'closed' });
    const [closed] = await club.rows<{ data: string }>("SELECT data FROM fact WHERE type = 'EventClosed'");
    expect(JSON.parse(closed?.data ?? '{}')).toEqual({ number: 1, attended: 2, absent: 1, capacity: 4 });

    const mine = await club.run<{ items: MyRegistration[] }>(listMyRegistrations, zhu.actor, {});
    expect(mine.items).toMatchObject([{ state: 'confirmed', absent: true, feedbackGiven: false }]);
    const [balance] = await club.rows('SELECT points FROM points_balance WHERE memberId = ?', [mei.id]);
    expect(balance).toEqual({ points: 35 });
    await club.verify();
  });

  it('shows feedback together only, from three answers on', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const event = await anEvent(club, { capacity: 5 });
    const auditor = await club.staff('auditor');
    const people = [await club.member(), await club.member(), await club.member()];
    for (const person of people) await join(club, person, event);
    await go(club, '2026-11-28T19:00');
    const desk = await club.staff('desk');
    const entries = people.map(({ number }, i) => ({ nonce: nonce(i), who: number }));
    await club.run(recordAttendance, desk.actor, { eventId: event.id, entries });
    await go(club, '2026-11-28T21:10');
    const scores = [5, 4, 3];
    for (const [i, person] of people.entries()) {
      const before = await club.run(readFeedback, auditor.actor, { eventId: event.id });
      expect(before).toEqual({ answers: i, attended: 3, averages: null, texts: [] });
      await club.run(giveFeedback, person.actor, { ...feedback(event, scores[i] ?? 0), text: `第${i}条` });
    }
    const summary = await club.run<{ texts: string[] }>(readFeedback, auditor.actor, { eventId: event.id });
    expect(summary).toMatchObject({ answers: 3, attended: 3, averages: { organisation: 4, content: 5, experience: 4 } });
    expect([...summary.texts].sort()).toEqual(['第0条', '第1条', '第2条']);
    expect(await club.dump()).not.toContain('第0条');
  });

  it('is edited by version, never below the seats taken, and moves its times along', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const desk = await club.staff('desk');
    const event = await anEvent(club, { capacity: 3 });
    await join(club, await club.member(), event, 1);
    const edit = (given: Record<string, unknown>) =>
      club.run<EventView>(editEvent, desk.actor, { eventId: event.id, version: 2, ...given });
    await expect(edit({ capacity: 1 })).rejects.toMatchObject({ code: 'events.capacity-taken', params: { taken: 2 } });
    await expect(edit({ kind: 'nothing' })).rejects.toMatchObject({ kind: 'invalid', fields: [{ field: 'kind' }] });
    await expect(edit({ endsAt: salon.startsAt })).rejects.toMatchObject({ kind: 'invalid', fields: [{ field: 'endsAt' }] });
    const moved = await edit({ capacity: 2, startsAt: at('2026-11-29T19:00') });
    expect(moved).toMatchObject({
      version: 3,
      capacity: 2,
      endsLocal: '2026-11-29 21:00',
      closesLocal: '2026-11-29 19:00',
      cancelUntilLocal: '2026-11-28 19:00',
    });
    await expect(edit({ title: '晚了' })).rejects.toMatchObject({ code: 'events.changed-meanwhile', params: { version: 3 } });
    expect(await told(club, 'EventRescheduled')).toBe(1);
    await go(club, '2026-11-29T19:30');
    const late = { eventId: event.id, version: 3 };
    await expect(club.run(editEvent, desk.actor, { ...late, capacity: 9 })).rejects.toMatchObject({ code: 'events.begun' });
    expect(await club.run(editEvent, desk.actor, { ...late, place: '一楼' })).toMatchObject({ place: '一楼', version: 4 });
    await club.verify();
  });

  it('is called off with everybody’s registration, and nothing follows after', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const manager = await club.staff('manager');
    const event = await anEvent(club);
    const people = [await club.member(), await club.member(), await club.member()];
    for (const person of people) await join(club, person, event);
    const cancelled = await club.run<EventView>(cancelEvent, manager.actor, { eventId: event.id, reason: '台风' });
    expect(cancelled).toMatchObject({ state: 'cancelled', cancelReason: '台风', taken: 0, waiting: 0 });
    expect(Object.values(await statesOf(club, event))).toEqual(['called-off', 'called-off', 'called-off']);
    await expect(join(club, people[0] as never, event)).rejects.toMatchObject({ code: 'events.cancelled' });
    await expect(club.run(cancelEvent, manager.actor, { eventId: event.id, reason: '再来' })).rejects.toMatchObject({
      code: 'events.cannot-cancel',
    });
    await expect(club.run(publishEvent, manager.actor, { eventId: event.id })).rejects.toMatchObject({ code: 'events.cannot-publish' });
    await go(club, '2026-11-29T10:00');
    expect(await told(club, 'EventReminded')).toBe(0);
    await club.verify();
  });

  it('closes by itself a day after its end', async () => {
    const club = await open({ now: '2026-11-28T10:00' });
    const event = await anEvent(club);
    const manager = await club.staff('manager');
    await expect(club.run(closeEvent, manager.actor, { eventId: event.id })).rejects.toMatchObject({ code: 'events.not-over' });
    await go(club, '2026-11-29T20:50');
    expect(await club.rows('SELECT state FROM event')).toEqual([{ state: 'published' }]);
    await go(club, '2026-11-29T21:05');
    expect(await club.rows('SELECT state FROM event')).toEqual([{ state: 'closed' }]);
    await club.verify();
  });

  it('is found in lists by state, time, kind and one’s own, page by page', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const mei = await club.member();
    const desk = await club.staff('desk');
    const events: EventView[] = [];
    for (let day = 1; day <= 5; day++) {
      const startsAt = at(`2026-12-0${day}T19:00`);
      events.push(
        await anEvent(club, { title: `第${day}场`, startsAt, endsAt: startsAt + 3_600_000, kind: day === 3 ? 'reading' : 'salon' }),
      );
    }
    await club.run(draftEvent, desk.actor, salon);
    await join(club, mei, events[1] as EventView);
    const list = async (query: Record<string, unknown>, actor = mei.actor) => {
      const page = await club.run<{ items: EventView[]; next: string | null }>(listEvents, actor, query);
      return { titles: page.items.map(({ title }) => title), next: page.next };
    };
    expect((await list({})).titles).toEqual(['第1场', '第2场', '第3场', '第4场', '第5场']);
    expect((await list({}, desk.actor)).titles).toHaveLength(6);
    expect((await list({ state: 'draft' })).titles).toEqual([]);
    expect((await list({ kind: 'reading' })).titles).toEqual(['第3场']);
    expect((await list({ mine: 'true' })).titles).toEqual(['第2场']);
    expect((await list({ from: String(at('2026-12-02T00:00')), to: String(at('2026-12-04T00:00')) })).titles).toEqual(['第2场', '第3场']);
    const first = await list({ limit: '2' });
    const second = await list({ limit: 2, after: first.next });
    const third = await list({ limit: 2, after: second.next });
    expect([...first.titles, ...second.titles, ...third.titles]).toEqual(['第1场', '第2场', '第3场', '第4场', '第5场']);
    expect(third.next).toBeNull();
    // Seen to fail with `ASC` in either order, and with `>` in the cursor of both.
    const latest = await list({ limit: 2, order: 'latest' });
    const before = await list({ limit: 9, order: 'latest', after: latest.next });
    expect([latest.titles, before]).toEqual([['第5场', '第4场'], { titles: ['第3场', '第2场', '第1场'], next: null }]);
    expect(await countsOf(club, events[1] as EventView)).toEqual({ taken: 1, waiting: 0 });
  });
});

const feedback = (event: EventView, score: number) => ({ eventId: event.id, organisation: score, content: 5, experience: 4 });
