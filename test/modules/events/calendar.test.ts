import { calendarFile } from '../../../server/modules/events/calendar';
import type { EventRow } from '../../../server/modules/events/event.entity';

const at = (wall: string): number => Date.parse(`${wall}:00+08:00`);
const event: EventRow = {
  id: 'evt_0123456789abcdef',
  number: 3,
  title: '秋日茶会；品茶, 听琴',
  description: `第一行\n第二行 C:\\茶\n${'一期一会，'.repeat(40)}`,
  place: '和风会馆, 二楼',
  kind: 'salon',
  state: 'published',
  startsAt: at('2026-11-28T19:00'),
  endsAt: at('2026-11-28T21:30'),
  opensAt: at('2026-11-22T10:00'),
  closesAt: at('2026-11-28T12:00'),
  cancelUntil: at('2026-11-27T19:00'),
  capacity: 10,
  taken: 0,
  waiting: 0,
  lastPlace: 0,
  guests: 0,
  tierFrom: null,
  points: 0,
  version: 4,
  cancelReason: null,
  updatedAt: at('2026-11-22T10:00'),
};
const file = (given: Partial<EventRow> = {}, site: { clubName?: string; publicUrl?: string } = {}) =>
  calendarFile({
    event: { ...event, ...given },
    kindTitle: '茶话沙龙',
    clubName: '和风会馆',
    publicUrl: 'https://club.example:8443/app',
    alarms: [event.startsAt - 86_400_000, event.startsAt - 3_600_000],
    ...site,
  });
/** What a reader does first: joins the folded lines. */
const unfolded = (text: string): string[] => text.replace(/\r\n /g, '').trimEnd().split('\r\n');

describe('The calendar file of an event', () => {
  it('says when, where and what in UTC, with a lasting identity and the version as sequence', () => {
    const lines = unfolded(file());
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'METHOD:PUBLISH',
        'UID:evt_0123456789abcdef@huiguan',
        'SEQUENCE:4',
        'DTSTAMP:20261122T020000Z',
        'DTSTART:20261128T110000Z',
        'DTEND:20261128T133000Z',
        'STATUS:CONFIRMED',
        'SUMMARY:秋日茶会；品茶\\, 听琴',
        'LOCATION:和风会馆\\, 二楼',
        'CATEGORIES:茶话沙龙',
      ]),
    );
    expect(lines.at(-1)).toBe('END:VCALENDAR');
  });

  // Seen to fail with the host of the address in the UID: after the move every calendar had the event twice.
  it('stays the same entry when the club moves to another address', () => {
    const uid = (publicUrl: string) => unfolded(file({}, { publicUrl })).find((line) => line.startsWith('UID:'));
    expect(uid('http://localhost:8080')).toBe(uid('https://club.example'));
  });

  it('names the club as its organiser, whatever the club is called', () => {
    const organiser = unfolded(file({}, { clubName: '“茶”;"会": a,b' })).filter((line) => line.startsWith('ORGANIZER'));
    expect(organiser).toEqual(['ORGANIZER;CN="“茶”; 会 : a,b":https://club.example:8443/app']);
    expect(unfolded(file({ state: 'cancelled' })).some((line) => line.startsWith('ORGANIZER;CN="和风会馆":'))).toBe(true);
  });

  it('escapes backslashes, commas, semicolons and line breaks', () => {
    const [description] = unfolded(file({ description: 'a\\b;c,d\ne\r\nf' })).filter((line) => line.startsWith('DESCRIPTION:a'));
    expect(description).toBe('DESCRIPTION:a\\\\b\\;c\\,d\\ne\\nf');
  });

  // Seen to fail with folding by characters instead of octets: the Chinese lines came to over 200 octets.
  it('folds at 75 octets and never inside a character', () => {
    const text = file({ title: `${'🍵茶'.repeat(30)}x` });
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\ufffd');
    }
    expect(Buffer.from(text).toString('utf8')).toBe(text);
    expect(unfolded(text)).toContain(`SUMMARY:${'🍵茶'.repeat(30)}x`);
  });

  it('rings a day and an hour before', () => {
    const lines = unfolded(file());
    expect(lines.filter((line) => line === 'BEGIN:VALARM')).toHaveLength(2);
    expect(lines).toEqual(expect.arrayContaining(['TRIGGER:-PT1440M', 'TRIGGER:-PT60M']));
  });

  it('cancels the entry of an event that was called off, without alarms', () => {
    const lines = unfolded(file({ state: 'cancelled', version: 5 }));
    expect(lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:5', 'UID:evt_0123456789abcdef@huiguan']));
    expect(lines.join()).not.toContain('VALARM');
  });
});
