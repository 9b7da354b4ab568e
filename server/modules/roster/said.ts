import { hash } from 'node:crypto';
import type { RosterLine } from '../../../shared/roster';
import type { ReadCtx } from '../../core/context';

/** The parts of a row that are compared by themselves: what staff or the member have edited since is not undone by a change elsewhere. */
const PARTS = ['name', 'birth', 'idNumber', 'membership', 'details', 'points'] as const;
export type Part = (typeof PARTS)[number];

const LENGTH = 10;
const NOTHING = '-'.repeat(LENGTH);

const texts = (line: RosterLine): Record<Part, string> => {
  const { name, birth, idNumber, memberNo, tierId, joinedOn, endsOn, lifetime, gender, referrerPhone, spentFen, remark, points } = line;
  return {
    name,
    birth: birth ? [birth.calendar, birth.year, birth.month, birth.day, birth.leap].join() : '',
    idNumber: idNumber ?? '',
    membership: [memberNo, tierId, joinedOn, endsOn, lifetime].join('\n'),
    details: [gender, referrerPhone, spentFen, remark].join('\n'),
    points: points === 0 ? '' : String(points),
  };
};

/**
 * A row as keyed digests of its parts, 60 bits each, 60 characters in all. The key is drawn once from the vault; with it in front, one
 * plain hash does what the vault's digest does (being cut short, it cannot be extended), at a fraction of the time.
 */
export function sayer({ vault }: Pick<ReadCtx, 'vault'>): (line: RosterLine) => string {
  const key = vault.digest('roster_row.said', 'key');
  return (line) => {
    const written = texts(line);
    return PARTS.map((part) =>
      written[part] === '' ? NOTHING : hash('sha256', `${key}${part}\n${written[part]}`, 'base64url').slice(0, LENGTH),
    ).join('');
  };
}

/** The parts in which two rows differ; all of them when there is no earlier one. */
export const changedParts = (before: string | null, now: string): ReadonlySet<Part> =>
  new Set(PARTS.filter((_, at) => before?.slice(at * LENGTH, (at + 1) * LENGTH) !== now.slice(at * LENGTH, (at + 1) * LENGTH)));
