import { cleanCell, simplified } from './clean-cell';

const exact = (title: string): string => simplified(cleanCell(title)).replace(/\s+/g, '').toLowerCase();

// 金卡会员, 金卡 and 金 are one tier, as long as the club has no two that differ only so
const loose = (title: string): string => exact(title).replace(/(?:会员|等级|级别|级|卡|member|tier)+$/, '');

/**
 * Finds the tier a roster means by a title: as the club writes it (width, blanks, case and traditional characters aside), else without
 * the words 会员, 卡, 级 at its end when that leaves no doubt. Gives the id, or null.
 */
export function tierFinder(tiers: ReadonlyMap<string, string>): (title: string) => string | null {
  const byTitle = new Map([...tiers].map(([title, id]) => [exact(title), id]));
  const byRoot = new Map<string, string | null>();
  for (const [title, id] of tiers) {
    const root = loose(title);
    if (root === '') continue;
    byRoot.set(root, byRoot.has(root) && byRoot.get(root) !== id ? null : id);
  }
  const find = (title: string): string | null => byTitle.get(exact(title)) ?? byRoot.get(loose(title)) ?? null;
  // a roster repeats a handful of titles a million times
  const known = new Map<string, string | null>();
  return (title) => {
    const before = known.get(title);
    if (before !== undefined) return before;
    const id = find(title);
    if (known.size < 1_000) known.set(title, id);
    return id;
  };
}
