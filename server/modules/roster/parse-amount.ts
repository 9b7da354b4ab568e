import { cleanOptional } from './clean-cell';
import type { RosterDetail, RosterWarningCode } from './roster';

const NUMBER = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;
const MAX_POINTS = 2_000_000_000;
const MAX_FEN = 1_000_000_000_000_000;

/** A whole number of points, 0 for a blank cell, or the fault. Thousands separators, `.0` tails and 分 behind are fine. */
export function parsePoints(text: string): { points: number } | { fault: Extract<RosterDetail, `points-${string}`> } {
  const cell = cleanOptional(text).replace(/\s*分$/, '');
  if (cell === '') return { points: 0 };
  const parts = NUMBER.exec(cell);
  if (!parts || !/^0*$/.test(parts[3] ?? '')) return { fault: 'points-unreadable' };
  const points = Number((parts[2] ?? '').replaceAll(',', ''));
  if (parts[1] === '-' && points > 0) return { fault: 'points-negative' };
  return points > MAX_POINTS ? { fault: 'points-large' } : { points };
}

/**
 * Money in fen, 0 for a blank cell, or the fault. `fenPerUnit` is what one unit of the column is worth (yuan 100, fen 1, 万元
 * 1,000,000). Fractions of a fen, which spreadsheets make, are rounded half up.
 */
export function parseMoney(text: string, fenPerUnit: number): { fen: number } | { fault: Extract<RosterWarningCode, `spend-${string}`> } {
  const cell = cleanOptional(text)
    .replace(/^(?:[¥￥]|rmb|cny)\s*/i, '')
    .replace(/\s*元$/, '');
  if (cell === '') return { fen: 0 };
  const parts = NUMBER.exec(cell);
  if (!parts) return { fault: 'spend-unreadable' };
  const fraction = `${parts[3] ?? ''}00000000`.slice(0, 8);
  const whole = Number((parts[2] ?? '').replaceAll(',', '')) * fenPerUnit;
  const fen = whole + Math.round((Number(fraction) * fenPerUnit) / 100_000_000);
  if (parts[1] === '-' && fen > 0) return { fault: 'spend-negative' };
  return fen > MAX_FEN ? { fault: 'spend-large' } : { fen };
}
