import { idChecksum } from '../../../shared/id-number';
import { cleanOptional } from './clean-cell';
import { dayText, isSolarDay } from './parse-date';
import type { RosterDetail } from './roster';

type IdFault = Extract<RosterDetail, `id-${string}`>;

/**
 * A resident identity number: eighteen characters with a right checksum, or an old one of fifteen digits, which is lifted to eighteen
 * (the century is 19). The area code is not judged: areas come and go. The birth date inside must exist and not lie after `today`.
 * `numeric` says that a workbook stored it as a number; eighteen digits do not survive that.
 * Gives the number and the birth date inside ('YYYY-MM-DD'), null for a blank cell, or the fault.
 */
export function parseIdNumber(
  text: string,
  today: string,
  numeric = false,
): { idNumber: string; born: string } | { fault: IdFault } | null {
  const cell = cleanOptional(text);
  if (cell === '') return null;
  const compact = cell.replace(/[\s\-‐-―−]/g, '').toUpperCase();
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(compact)) return { fault: 'id-rounded' };
  const written = compact.replace(/\.0+$/, '');
  if (written.length !== 18 && written.length !== 15) return { fault: 'id-length' };
  if (!/^(?:\d{17}[\dX]|\d{15})$/.test(written)) return { fault: 'id-characters' };
  if (numeric && written.length === 18) return { fault: 'id-rounded' };
  const digits = written.length === 15 ? `${written.slice(0, 6)}19${written.slice(6)}` : written.slice(0, 17);
  const born = { year: Number(digits.slice(6, 10)), month: Number(digits.slice(10, 12)), day: Number(digits.slice(12, 14)) };
  const bornOn = dayText(born);
  if (born.year < 1850 || !isSolarDay(born) || bornOn > today) return { fault: 'id-birth' };
  const last = idChecksum(digits);
  if (written.length === 18 && written[17] !== last) return { fault: 'id-checksum' };
  return { idNumber: digits + last, born: bornOn };
}
