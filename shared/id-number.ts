import { z } from 'zod';
import { rule } from './messages';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The eighteenth character for seventeen digits of a resident identity number (GB 11643-1999, ISO 7064 MOD 11-2). */
export function idChecksum(digits: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += (digits.charCodeAt(at) - 0x30) * (WEIGHTS[at] ?? 0);
  return '10X98765432'[sum % 11] ?? '';
}

/** The birth date inside must be a day of the calendar, and the last character must be the checksum of the others. */
function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const day = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  return z.iso.date().safeParse(day).success && text[17] === idChecksum(text);
}

/** A resident identity number, eighteen characters; full width, blanks and hyphens fall away. */
export const IdNumber = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase())
  .refine(isIdNumber, {
    error: rule('应为证件上的 18 位，最后一位是校验位', '18 characters as on the card: the last one checks the others'),
  });
