export type MemberQuery = { phone?: string; number?: string; namePart?: string; after?: string; limit: number };

const PAGE = 30;

/** What was typed, as the server is asked: a mobile number, a member number (with any digit in it), or part of a name. */
export function searchFor(typed: string, after?: string): MemberQuery {
  const text = typed.trim();
  const rest = { limit: PAGE, ...(after && { after }) };
  if (text === '') return rest;
  const digits = text.replace(/[\s-]/g, '');
  if (/^(\+?86)?1\d{10}$/.test(digits)) return { phone: digits.slice(-11), ...rest };
  return /\d/.test(text) ? { number: text, ...rest } : { namePart: text, ...rest };
}
