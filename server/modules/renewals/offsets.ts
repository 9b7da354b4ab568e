import { applyOffset, type Charter } from '../charter';

const DAY_MS = 86_400_000;
const ANCHOR = '2026-06-15';

/** Days from one business day to another, negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** The charter's reminders as days from a term's end, earliest first. Source: charter, terms.reminders. */
export function offsetsOf(charter: Charter): number[] {
  const days = charter.terms.reminders.map((offset) => daysBetween(ANCHOR, applyOffset(charter, ANCHOR, offset)));
  return [...new Set(days)].sort((a, b) => a - b);
}

/**
 * Whether a run for the slot of `slotDay` is to remind of this offset on `today`. A day that was missed is made up for, but where the
 * next reminder of the same term is due by now as well, only that one goes out: nobody hears three times in a minute.
 */
export function isDue(charter: Charter, days: number, slotDay: string, today: string): boolean {
  const next = offsetsOf(charter).find((offset) => offset > days);
  return next === undefined || next - days > daysBetween(slotDay, today);
}
