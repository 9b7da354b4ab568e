export type Writing = 'answer' | 'ask' | 'note' | 'solve';

/** The order in which they stand side by side. */
const WRITINGS = ['answer', 'ask', 'note', 'solve'] as const satisfies readonly Writing[];

/** What can be written now, of the steps that the server offers. */
export const writingsOf = (steps: readonly string[]): Writing[] => WRITINGS.filter((step) => steps.includes(step));

export interface Gift {
  points: string;
  coupon: string;
}

/** `compensation` of a solution; nothing when nothing is given. What is no whole number above zero goes as it is: the server says so. */
export function compensationOf({ points, coupon }: Gift): { points?: number; coupon?: string } | undefined {
  const written = points.trim();
  if (written === '' && coupon === '') return undefined;
  return { ...(written !== '' && { points: Number(written) }), ...(coupon !== '' && { coupon }) };
}
