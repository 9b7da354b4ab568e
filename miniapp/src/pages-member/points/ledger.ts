import type { StatementView } from '../../../../shared/points';
import { localOf } from '../../i18n/instants';

export type Entry = StatementView['entries'][number];

export interface LedgerMonth {
  /** `2026-11` */
  month: string;
  /** `local`: by the clock of this device, `2026-11-19 08:02`. */
  entries: (Entry & { local: string })[];
  /** Sums over the month; null while it is not known whether older entries of it follow. */
  income: number | null;
  spent: number | null;
}

const sum = (entries: readonly Entry[], sign: 1 | -1): number =>
  entries.reduce((all, { points }) => (points * sign > 0 ? all + points : all), 0);

/** Entries by month, newest first. `hasMore`: there are older ones that have not been read. */
export function byMonth(entries: readonly Entry[], hasMore: boolean): LedgerMonth[] {
  const months = new Map<string, LedgerMonth['entries']>();
  for (const entry of entries) {
    const local = localOf(entry.at);
    const month = local.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), { ...entry, local }]);
  }
  return [...months].map(([month, inside], index) => {
    const whole = !hasMore || index < months.size - 1;
    return { month, entries: inside, income: whole ? sum(inside, 1) : null, spent: whole ? sum(inside, -1) : null };
  });
}
