/** Time zones: from an instant to the club's wall clock and back. "Local" is the wall clock's reading as if it were UTC, in milliseconds. */

// Every zone of today and of the last hundred years changes its offset on a quarter of an hour of UTC.
const QUARTER_HOUR = 900_000;
const MOST_OFFSETS = 50_000;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
}
const zones = new Map<string, Zone>();

function zoneNamed(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    zone = { format, offsets: new Map() };
    zones.set(name, zone);
  }
  return zone;
}

/**
 * How far the wall clock of `zoneName` is ahead of UTC at `ms`, in milliseconds. Remembered for each quarter of an hour, so
 * that asking again costs a look-up.
 */
export function offsetAt(zoneName: string, ms: number): number {
  const { format, offsets } = zoneNamed(zoneName);
  const quarter = Math.floor(ms / QUARTER_HOUR);
  let offset = offsets.get(quarter);
  if (offset === undefined) {
    const start = quarter * QUARTER_HOUR;
    const read: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const part of format.formatToParts(start)) read[part.type] = Number(part.value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read;
    offset = Date.UTC(year, month - 1, day, hour, minute, second) - start;
    if (offsets.size >= MOST_OFFSETS) offsets.clear();
    offsets.set(quarter, offset);
  }
  return offset;
}

/**
 * The instant at which the wall clock of `zoneName` reads `local`. A reading that comes twice (clocks put back) means the
 * first; a reading that never comes (clocks put forward) means as long after the change as it would have been.
 */
export function instantOf(zoneName: string, local: number): number {
  const before = offsetAt(zoneName, local - 86_400_000);
  const after = offsetAt(zoneName, local + 86_400_000);
  if (before === after || offsetAt(zoneName, local - before) === before) return local - before;
  return offsetAt(zoneName, local - after) === after ? local - after : local - before;
}
