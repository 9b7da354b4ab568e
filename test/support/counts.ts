/** `npm run test:long` runs the same tests with full counts. */
export const isLong = process.env.HUIGUAN_LONG === '1';

/** How often something is done: `few` in `npm test`, `many` in `npm run test:long`. */
export const counted = (few: number, many: number): number => (isLong ? many : few);
