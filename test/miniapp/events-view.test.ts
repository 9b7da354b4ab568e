import { doorOpen, helpFor, queueBefore, seatsOf, stanceOf } from '../../miniapp/src/pages/event/stance';
import { endName, timeName } from '../../miniapp/src/pages/event/words';
import { artOf } from '../../miniapp/src/pages/events/art';
import { clubDay, fullness, groupsOf, hoursOf, kindsOf } from '../../miniapp/src/pages/events/groups';
import { aheadAndPast, eventStatus, liveOf, nextOf, ownStatus } from '../../miniapp/src/pages/events/status';
import { digitsOf, wrongWord } from '../../miniapp/src/pages-member/arrive/code';
import { feedbackStance, NO_SCORES, unscored } from '../../miniapp/src/pages-member/feedback/scores';
import { spelled, ticketState } from '../../miniapp/src/pages-member/ticket/ticket';
import type { EventView, GatesView, MyRegistration } from '../../shared/events';

const HOUR = 3_600_000;
const at = (local: string) => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
const now = at('2026-11-25 12:00'); // a Wednesday

const mineOf = (changes: Partial<MyRegistration> = {}): MyRegistration => ({
  ...{ id: 'reg_1', eventId: 'evt_1', eventNumber: 3, title: '白茶品鉴', place: '茶室', startsLocal: '2026-11-28 19:00' },
  ...{ startsAt: at('2026-11-28 19:00'), endsAt: at('2026-11-28 21:00'), eventState: 'published', state: 'confirmed', party: 1, seats: 1 },
  ...{ position: null, offerUntil: null, offerUntilLocal: null, cancelUntil: at('2026-11-27 19:00'), cancelUntilLocal: '2026-11-27 19:00' },
  ...{ code: 'ABCD1234', absent: false, feedbackGiven: false },
  ...changes,
});
const eventOf = (starts: string, changes: Partial<EventView> = {}): EventView => ({
  ...{ id: `evt_${starts}`, number: 3, title: '白茶品鉴', description: '', place: '茶室', kind: 'salon', kindTitle: '茶话沙龙' },
  ...{ state: 'published', phase: 'open', startsAt: at(starts), endsAt: at(starts) + 2 * HOUR, opensAt: now - HOUR, closesAt: at(starts) },
  ...{
    cancelUntil: at(starts) - 24 * HOUR,
    startsLocal: starts,
    endsLocal: `${starts.slice(0, 10)} 21:00`,
    opensLocal: '2026-11-25 11:00',
  },
  ...{ closesLocal: starts, cancelUntilLocal: '2026-11-27 19:00', capacity: 4, taken: 3, free: 1, waiting: 0, guests: 0, tierFrom: null },
  ...{ tierTitle: null, points: 20, cancelReason: null, conduct: [], version: 1, mine: null },
  ...changes,
});
const gatesOf = (outcome: GatesView['outcome'], ...gates: GatesView['gates']): GatesView => ({ outcome, gates });

describe('The list of events', () => {
  it('stands under this week, the next, and months, by the club’s clock', () => {
    const days = ['2026-11-28 19:00', '2026-11-29 23:30', '2026-11-30 00:10', '2026-12-06 10:00', '2026-12-07 10:00', '2027-01-02 10:00'];
    const groups = groupsOf(
      days.map((day) => eventOf(day)),
      now,
    );
    expect(groups.map(({ key, items }) => [key, items.length])).toEqual([
      ['thisWeek', 2],
      ['nextWeek', 2],
      ['2026-12', 1],
      ['2027-01', 1],
    ]);
    // 16:30 UTC is past midnight at the club, wherever the phone is
    expect(clubDay(eventOf('2026-11-28 19:00'), Date.parse('2026-11-25T16:30:00Z'))).toBe('2026-11-26');
  });

  it('puts what is past under its month, and names each kind once', () => {
    expect(groupsOf([eventOf('2026-11-16 14:00'), eventOf('2026-11-01 08:00')], now).map(({ key }) => key)).toEqual(['2026-11']);
    const kinds = kindsOf([eventOf('2026-11-28 19:00'), eventOf('2026-11-29 19:00'), { kind: 'match', kindTitle: '球赛' }]);
    expect(kinds).toEqual([
      { value: 'salon', label: '茶话沙龙' },
      { value: 'match', label: '球赛' },
    ]);
  });

  it('tells hours, fullness and state', () => {
    expect(hoursOf(eventOf('2026-11-28 19:00'))).toBe('19:00 – 21:00');
    expect(hoursOf(eventOf('2026-11-28 19:00', { endsLocal: '2026-11-29 09:00' }))).toBe('19:00 – 11-29 09:00');
    expect([fullness({ taken: 3, capacity: 4 }), fullness({ taken: 9, capacity: 4 })]).toEqual([75, 100]);
    const status = (changes: Partial<EventView>) => eventStatus(eventOf('2026-11-28 19:00', changes), '11 月 25 日').key;
    expect([status({}), status({ free: 0, waiting: 2 }), status({ free: 0 }), status({ free: 1, waiting: 1 })]).toEqual([
      ...['seats', 'fullWaiting', 'full', 'fullWaiting'],
    ]);
    expect(ownStatus(mineOf({ state: 'waiting', position: 2 }))).toMatchObject({ key: 'waiting', values: { n: 2 } });
    expect(ownStatus(mineOf({ absent: true })).key).toBe('absent');
    expect(liveOf({ mine: mineOf({ state: 'cancelled' }) })).toBeNull();
  });

  it('parts what is ahead from what is past, and leads on', () => {
    const gone = mineOf({ id: 'reg_2', state: 'cancelled' });
    const old = mineOf({ id: 'reg_3', state: 'attended', startsAt: now - 9 * HOUR, endsAt: now - 7 * HOUR });
    const later = mineOf({ id: 'reg_4', startsAt: at('2026-12-28 19:00'), endsAt: at('2026-12-28 21:00') });
    const { ahead, past } = aheadAndPast([later, old, gone, mineOf()], now);
    expect([ahead.map(({ id }) => id), past.map(({ id }) => id)]).toEqual([
      ['reg_1', 'reg_4'],
      ['reg_2', 'reg_3'],
    ]);
    expect([mineOf(), mineOf({ state: 'offered' }), old, gone, mineOf({ eventState: 'cancelled' })].map((one) => nextOf(one, now))).toEqual(
      [...['seeTicket', 'answer', 'giveFeedback', null, null]],
    );
  });

  it('chooses the art by what a charter calls its kinds', () => {
    const art = (kind: string, kindTitle = '') => artOf({ kind, kindTitle });
    expect([art('salon'), art('reading'), art('class'), art('outing'), art('match'), art('banquet')]).toEqual([
      ...['tea', 'books', 'craft', 'hills', 'court', 'lanterns'],
    ]);
    expect([art('k7', '登山徒步'), art('k8', '飞镖赛'), art('k9', '例会')]).toEqual(['hills', 'court', 'hall']);
  });
});

describe('Where one stands with an event', () => {
  const event = eventOf('2026-11-28 19:00');
  const own = (changes: Partial<MyRegistration>, also: Partial<EventView> = {}) =>
    stanceOf({ ...event, ...also, mine: mineOf(changes) }, gatesOf('refused', { gate: 'registered', outcome: 'refuse' }), now);

  it('follows the gates for those who are not in it', () => {
    const shut = { gate: 'tier', outcome: 'refuse' as const, code: 'events.tier-too-low', reason: '面向银卡', next: '升级' };
    const later = { gate: 'seats', outcome: 'refuse' as const, code: 'events.no-guests', reason: '不能带' };
    expect(stanceOf(event, gatesOf('seat', { gate: 'tier', outcome: 'pass' }), now).kind).toBe('seat');
    expect(stanceOf(event, gatesOf('waiting-list', { gate: 'seats', outcome: 'wait' }), now).kind).toBe('queue');
    expect(stanceOf(event, gatesOf('refused', shut, later), now)).toMatchObject({ kind: 'refused', reason: '面向银卡' });
    expect(stanceOf(event, null, now).kind).toBe('unknown');
    expect([helpFor('events.tier-too-low')?.to, helpFor('members.lapsed')?.to, helpFor('events.no-guests')]).toEqual([
      'card',
      'renewal',
      null,
    ]);
  });

  it('follows the registration for those who are', () => {
    expect(own({})).toEqual({ kind: 'confirmed', mayCancel: true });
    expect(own({}, { cancelUntil: now - 1 })).toEqual({ kind: 'confirmed', mayCancel: false });
    expect([own({ state: 'waiting' }), own({ state: 'offered' })].map(({ kind }) => kind)).toEqual(['waiting', 'offered']);
    const over = { phase: 'over' as const };
    expect(own({ state: 'attended' }, over).kind).toBe('feedback');
    expect(own({ state: 'attended', feedbackGiven: true }, over).kind).toBe('attended');
    expect([own({ absent: true }, over).kind, own({ state: 'waiting' }, over).kind]).toEqual(['absent', 'over']);
    expect(own({}, { phase: 'cancelled' }).kind).toBe('cancelled');
  });

  it('draws seats and places in line', () => {
    expect(seatsOf({ capacity: 4, taken: 3, free: 1, mine: mineOf() })).toEqual(['taken', 'taken', 'mine', 'free']);
    expect([queueBefore(1), queueBefore(9)]).toEqual([
      { more: false, places: [] },
      { more: true, places: [5, 6, 7, 8] },
    ]);
    expect([timeName('2026-11-28 19:00', 'zh-CN'), timeName('2026-11-28 19:00', 'en')]).toEqual([
      '11 月 28 日 周六 19:00',
      'Sat 28 Nov 19:00',
    ]);
    expect(endName('2026-11-28 19:00', '2026-11-29 09:00', 'en')).toBe('Sun 29 Nov 09:00');
  });
});

describe('The door', () => {
  it('knows good tickets, used ones and old ones, and when it opens', () => {
    const event = eventOf('2026-11-28 19:00');
    expect([ticketState(event, mineOf(), now), ticketState(event, mineOf({ state: 'attended' }), now)]).toEqual(['valid', 'used']);
    expect(ticketState(event, mineOf(), event.endsAt)).toBe('past');
    expect(spelled('ABCD1234')).toBe('ABCD 1234');
    const open = (ms: number) => doorOpen(event, event.startsAt + ms);
    expect([open(-2 * HOUR - 1), open(-2 * HOUR), open(2 * HOUR)]).toEqual([false, true, false]);
  });

  it('takes digits as they are typed, and counts tries', () => {
    expect([digitsOf('１２ 3-456 7'), digitsOf('abc')]).toEqual(['123456', '']);
    expect([wrongWord(2), wrongWord(0)]).toEqual(['wrong', 'wrongLast']);
  });

  it('takes feedback of those who came, afterwards, once, with all three scores', () => {
    const stance = (phase: EventView['phase'], mine: MyRegistration | null) => feedbackStance({ phase, mine });
    const came = mineOf({ state: 'attended' });
    expect([stance('over', came), stance('running', came), stance('closed', mineOf()), stance('over', null)]).toEqual([
      ...['open', 'tooEarly', 'notThere', 'notThere'],
    ]);
    expect(stance('over', { ...came, feedbackGiven: true })).toBe('givenBefore');
    expect(unscored({ ...NO_SCORES, content: 3 })).toEqual(['organisation', 'experience']);
  });
});
