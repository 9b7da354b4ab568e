/** What tonight brings for one member's lots: pure, so that a property test can walk through years of it. */
import { addDays, applyOffset, type Charter } from '../charter';
import { NEVER, warningOffsets } from './lot-terms';
import type { Lot, Take } from './lots';

export interface Expiry {
  /** Last day of the lots. */
  expiresOn: string;
  points: number;
  takes: Take[];
}

/** A warning that covers every lot whose last day lies in fromDay … toDay, both included. */
export interface Warning {
  ahead: string;
  fromDay: string;
  toDay: string;
  points: number;
}

export interface Due {
  expiries: Expiry[];
  warnings: Warning[];
  /** The next day on which something is due. */
  dueOn: string;
}

/**
 * Lots whose last day is over expire, one entry for each such day. A lot is warned of when the charter's offset before its last day is
 * reached; the warning then covers as many days ahead again as the offset is long, so that a member who earns a little every day
 * reads one warning a month and not one a day, and no lot expires without its warning.
 *
 * @param lots what is left of the member's lots, expired ones included.
 * @param warned warnings given before.
 */
export function dueFor(
  charter: Charter,
  today: string,
  lots: readonly Lot[],
  warned: readonly Pick<Warning, 'ahead' | 'fromDay' | 'toDay'>[],
): Due {
  const byDay = new Map<string, Lot[]>();
  for (const lot of [...lots].sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1))) {
    byDay.set(lot.expiresOn, [...(byDay.get(lot.expiresOn) ?? []), lot]);
  }
  const expiries: Expiry[] = [];
  const warnings: Warning[] = [];
  let dueOn = NEVER;
  const soonest = (day: string) => {
    if (day < dueOn) dueOn = day;
  };
  for (const [expiresOn, together] of byDay) {
    if (expiresOn < today) {
      const takes = together.map((lot): Take => ({ lotId: lot.id, points: lot.rest }));
      expiries.push({ expiresOn, points: takes.reduce((sum, take) => sum + take.points, 0), takes });
      continue;
    }
    if (expiresOn === NEVER) continue;
    soonest(addDays(expiresOn, 1));
    for (const offset of warningOffsets(charter)) {
      const ahead = `${offset.n}${offset.unit}`;
      const told = [...warned, ...warnings].some((w) => w.ahead === ahead && w.fromDay <= expiresOn && expiresOn <= w.toDay);
      if (told) continue;
      const warnOn = applyOffset(charter, expiresOn, offset);
      if (warnOn > today) soonest(warnOn);
      else warnings.push({ ahead, fromDay: expiresOn, toDay: windowEnd(expiresOn, warnOn), points: 0 });
    }
  }
  const sum = ({ fromDay, toDay }: Warning) =>
    lots.reduce((points, lot) => points + (lot.expiresOn >= fromDay && lot.expiresOn <= toDay ? lot.rest : 0), 0);
  return { expiries, warnings: warnings.map((warning) => ({ ...warning, points: sum(warning) })), dueOn };
}

const DAY_MS = 86_400_000;

/** As many days as the warning comes before, the first one included. */
function windowEnd(expiresOn: string, warnOn: string): string {
  const days = Math.round((Date.parse(expiresOn) - Date.parse(warnOn)) / DAY_MS);
  return addDays(expiresOn, Math.max(0, days - 1));
}
