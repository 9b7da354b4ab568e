import {
  acceptOfferByName,
  cancelSignUpByName,
  declineOfferByName,
  giveFeedbackByName,
  showEventByName,
  signUpByName,
} from '../../../server/modules/events/by-name';
import { onBothDatabases } from '../../support/club';
import { anEvent, countsOf, go, salon } from './an-event';

onBothDatabases('Events over HTTP', (open) => {
  it('can be run from the first draft to the calendar file', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, manager, mei, lan] = [await club.staff('desk'), await club.staff('manager'), await club.member(), await club.member()];
    const drafted = await club.as(desk).post('/events', { ...salon, capacity: 1 });
    expect(drafted).toMatchObject({ status: 201, body: { number: 1, state: 'draft' } });
    const path = `/events/${drafted.body.id}`;
    expect((await club.as(mei).get(path)).status).toBe(404);
    expect((await club.as(desk).post(`${path}/publication`)).status).toBe(403);
    expect((await club.as(manager).post(`${path}/publication`)).body.state).toBe('published');
    expect((await club.as(desk).patch(path, { version: 2, title: '秋日雅集' })).body).toMatchObject({ title: '秋日雅集', version: 3 });
    expect((await club.as(mei).get(`${path}/gates?guests=0`)).body).toMatchObject({ outcome: 'seat' });
    expect(await club.as(mei).post(`${path}/registrations`, {})).toMatchObject({ status: 201, body: { state: 'confirmed' } });
    expect((await club.as(lan).post(`${path}/registrations`)).body).toMatchObject({ state: 'waiting', position: 1 });
    expect((await club.as(mei).delete(`${path}/registrations/mine`)).body).toMatchObject({ state: 'cancelled' });
    expect((await club.as(lan).post(`${path}/offer/acceptance`)).body).toMatchObject({ state: 'confirmed' });
    expect((await club.as(lan).post(`${path}/offer/refusal`)).status).toBe(409);
    expect((await club.as(lan).get('/me/registrations')).body.items).toMatchObject([{ title: '秋日雅集', state: 'confirmed' }]);
    expect((await club.as(desk).get(`${path}/registrations?state=confirmed`)).body.items).toMatchObject([
      { name: lan.name, number: lan.number },
    ]);
    expect((await club.as(mei).get('/events?mine=true')).body.items).toEqual([]);
    const calendar = await club.as(mei).get(`/events/${drafted.body.id}/calendar.ics`);
    expect(calendar.headers.get('content-type')).toMatch(/^text\/calendar/);
    expect(calendar.body).toContain('SUMMARY:秋日雅集');
    await go(club, '2026-11-28T19:00');
    const wall = await club.as(desk).get(`${path}/wall-code`);
    expect((await club.as(lan).post('/attendance', { code: wall.body.code })).body).toMatchObject({ outcome: 'attended', points: 20 });
    await go(club, '2026-11-28T21:00');
    const scores = { organisation: 5, content: 4, experience: 5, text: '好' };
    expect((await club.as(lan).post(`${path}/feedback`, scores)).status).toBe(201);
    expect((await club.as(desk).get(`${path}/feedback`)).body).toMatchObject({ answers: 1, averages: null });
    expect((await club.as(manager).post(`${path}/closing`)).body.state).toBe('closed');
    await club.verify();
  });

  it('refuse what is malformed with the field and the rule, and change nothing', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const [desk, mei] = [await club.staff('desk'), await club.member()];
    const event = await anEvent(club);
    const bad: [string, Record<string, unknown>, string][] = [
      ['title', { ...salon, title: '  ' }, 'title'],
      ['long title', { ...salon, title: '长'.repeat(61) }, 'title'],
      ['control characters', { ...salon, place: 'a\u0000b' }, 'place'],
      ['line break', { ...salon, title: 'a\nb' }, 'title'],
      ['huge number', { ...salon, capacity: 1e308 }, 'capacity'],
      ['no seats', { ...salon, capacity: 0 }, 'capacity'],
      ['text for a number', { ...salon, startsAt: '2026' }, 'startsAt'],
      ['unknown field', { ...salon, taken: 0 }, 'taken'],
      ['end before start', { ...salon, endsAt: salon.startsAt }, 'endsAt'],
      ['unknown kind', { ...salon, kind: 'rave' }, 'kind'],
      ['unknown tier', { ...salon, tierFrom: 'emerald' }, 'tierFrom'],
      ['window turned round', { ...salon, opensAt: salon.startsAt, closesAt: salon.startsAt - 1 }, 'opensAt'],
    ];
    for (const [what, body, field] of bad) {
      const answer = await club.as(desk).post('/events', body);
      expect([what, answer.status]).toEqual([what, 400]);
      expect(JSON.stringify(answer.body.errors)).toContain(field);
    }
    const path = `/events/${event.id}`;
    for (const guests of [-1, 1.5, '1', 'x', 1e9, null, true, {}, []]) {
      const { status } = await club.as(mei).post(`${path}/registrations`, { guests });
      expect([guests, status]).toEqual([guests, 400]);
    }
    for (const query of ['limit=0', 'limit=999', 'from=yesterday', 'after=1_evt_', 'state=any', "kind=' OR 1=1", 'surprise=1'])
      expect((await club.as(mei).get(`/events?${query}`)).status).toBe(400);
    expect((await club.as(mei).get('/events/evt_0000000000')).status).toBe(404);
    expect((await club.as(mei).get("/events/x'; DROP TABLE event; --")).status).toBe(400);
    expect((await club.as(mei).post('/attendance', { code: '12345' })).status).toBe(400);
    expect((await club.as(mei).post('/events', salon)).status).toBe(403);
    expect((await club.as(null).get('/events')).status).toBe(401);
    expect(await club.rows('SELECT COUNT(*) AS n FROM event')).toEqual([{ n: 1 }]);
  });

  it('keep titles with quotes, HTML and rare characters as they were written', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const desk = await club.staff('desk');
    const title = `<b>"𠮷野'家"</b> 🍵 \\ %_`;
    const { body } = await club.as(desk).post('/events', { ...salon, title });
    expect((await club.as(desk).get(`/events/${body.id}`)).body.title).toBe(title);
  });

  it('give the same answer to the same key, and one registration', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    const mei = await club.member();
    const event = await anEvent(club);
    const ask = () => club.as(mei).post(`/events/${event.id}/registrations`, { guests: 1 }, { 'idempotency-key': 'one-and-the-same' });
    const answers = await Promise.all(Array.from({ length: 12 }, ask));
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(await countsOf(club, event)).toEqual({ taken: 2, waiting: 0 });
  });

  it('have their chat twins by name, with the same policy', async () => {
    const club = await open({ now: '2026-11-22T10:00' });
    await anEvent(club);
    const twins = [showEventByName, signUpByName, cancelSignUpByName, acceptOfferByName, declineOfferByName];
    expect(twins.map(({ name }) => name)).toEqual([
      'events.show-event-by-name',
      'events.sign-up-by-name',
      'events.cancel-sign-up-by-name',
      'events.accept-offer-by-name',
      'events.decline-offer-by-name',
    ]);
    const nobody = { id: 'anonymous', roles: [] };
    for (const twin of twins) await expect(club.run(twin, nobody, { event: '1' })).rejects.toMatchObject({ kind: 'forbidden' });
    expect(giveFeedbackByName.name).toBe('events.give-feedback-by-name');
  });
});
