import type { EventRow } from './event.entity';

// A calendar file by RFC 5545: lines of at most 75 octets, CRLF, text escaped, times in UTC.

const OCTETS = 75;

/** Folds one content line; a character of several octets is never cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > OCTETS) {
      parts.push(part);
      part = ' '; // a continuation begins with a blank, which counts
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

/** A TEXT value: backslash, semicolon, comma and line breaks escaped. */
const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n?|\n/g, '\\n');

/** `20261128T110000Z` */
const utc = (ms: number): string =>
  new Date(ms)
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replace(/[-:]/g, '');

const STATUS = { draft: 'TENTATIVE', published: 'CONFIRMED', closed: 'CONFIRMED', cancelled: 'CANCELLED' } as const;

export interface CalendarEntry {
  event: EventRow;
  kindTitle: string;
  clubName: string;
  publicUrl: string;
  /** When to ring, UTC ms. */
  alarms: readonly number[];
}

/** An alarm at so many minutes before the start. */
function alarm(title: string, minutes: number): string[] {
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, `TRIGGER:-PT${minutes}M`, 'END:VALARM'];
}

/** A parameter in double quotes; it may hold neither those nor control characters (RFC 5545, 3.2). */
const quoted = (text: string): string => `"${text.replace(/["\p{Cc}]/gu, ' ')}"`;

/**
 * One event as text/calendar. The UID stays the same, also when the club moves to another address, and SEQUENCE rises with each change, so
 * that a calendar that reads it again changes its entry; a cancelled event cancels it, without alarms. Published and cancelled entries name
 * their organiser, as RFC 5546 (3.2.1, 3.2.5) asks.
 */
export function calendarFile({ event, kindTitle, clubName, publicUrl, alarms }: CalendarEntry): string {
  const cancelled = event.state === 'cancelled';
  const minutes = alarms.map((at) => Math.round((event.startsAt - at) / 60_000)).filter((before) => before > 0);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//huiguan//events//ZH',
    'CALSCALE:GREGORIAN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    `X-WR-CALNAME:${escaped(clubName)}`,
    'BEGIN:VEVENT',
    `UID:${event.id}@huiguan`,
    `DTSTAMP:${utc(event.updatedAt)}`,
    `LAST-MODIFIED:${utc(event.updatedAt)}`,
    `SEQUENCE:${event.version}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(event.endsAt)}`,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.description === '' ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
    `LOCATION:${escaped(event.place)}`,
    `CATEGORIES:${escaped(kindTitle)}`,
    `URL:${publicUrl}`,
    `ORGANIZER;CN=${quoted(clubName)}:${publicUrl}`,
    `STATUS:${STATUS[event.state]}`,
    ...(cancelled ? [] : minutes.flatMap((before) => alarm(event.title, before))),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
