import { cleanOptional } from './clean-cell';
import type { RosterDetail } from './roster';

type PhoneFault = Extract<RosterDetail, `phone-${string}`>;

const SCIENTIFIC = /^\+?(\d)(?:\.(\d+))?e\+?(\d+)$/i;
const SEPARATORS = /[\s\-‐-―−().·_]/g;

// 1.4000010003E+10 still has every digit, 1.40E+10 has lost them
function unrolled(text: string): string | null {
  const parts = SCIENTIFIC.exec(text);
  if (!parts) return text;
  const decimals = parts[2] ?? '';
  return decimals.length === Number(parts[3]) ? `${parts[1]}${decimals}` : null;
}

/**
 * A mainland mobile number out of whatever stands in the cell: full-width, spaced, hyphened, +86/86/0086, `.0` tails, tabs.
 * `numeric` says that a workbook stored it as a number: one that ends in eight zeros was rounded on the way (1.40E+10 re-saved).
 * Gives the eleven digits, or the fault.
 */
export function parsePhone(text: string, numeric = false): { phone: string } | { fault: PhoneFault } {
  const cell = cleanOptional(text);
  if (cell === '') return { fault: 'phone-missing' };
  const whole = unrolled(cell);
  if (whole === null) return { fault: 'phone-scientific' };
  // a tail of zeros behind the only point is a spreadsheet's; behind an earlier one (138.1234.0000) it is the number's own
  const compact = whole.replace(/^([^.]*)\.0+$/, '$1').replace(SEPARATORS, '');
  if (!/^\+?\d+$/.test(compact)) return { fault: 'phone-characters' };
  const digits = compact.replace(/^(?:\+|00)?86(?=\d{11}$)/, '').replace(/^0(?=1\d{10}$)/, '');
  if (digits.startsWith('+')) return { fault: 'phone-foreign' };
  if (digits.length !== 11) return { fault: 'phone-digits' };
  if (!/^1[3-9]/.test(digits)) return { fault: 'phone-prefix' };
  if (numeric && digits.endsWith('00000000')) return { fault: 'phone-rounded' };
  return { phone: digits };
}
