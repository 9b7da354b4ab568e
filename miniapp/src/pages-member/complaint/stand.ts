import type { ComplaintStatus, ComplaintThread } from '../../../../shared/complaints';

export type Step = 'done' | 'now' | 'todo';
const AT: Readonly<Record<ComplaintStatus, number>> = { new: 0, reopened: 1, assigned: 1, waiting: 2, answered: 2, solved: 3, closed: 4 };

/** Received, handled, answered, solved: which are behind, where it stands, what is to come. */
export const stepsOf = (status: ComplaintStatus): Step[] =>
  [0, 1, 2, 3].map((i) => (i < AT[status] ? 'done' : i === AT[status] ? 'now' : 'todo'));

/** What the complainant can do now. `now` in UTC ms. */
export function choices({ status, solutions, reopenUntil }: Pick<ComplaintThread, 'status' | 'solutions' | 'reopenUntil'>, now: number) {
  const latest = solutions.at(-1);
  const solved = status === 'solved' || status === 'closed';
  return {
    add: !solved,
    rate: solved && latest !== undefined && latest.score === null,
    reopen: status === 'solved' && reopenUntil !== null && reopenUntil > now,
  };
}

/** The tone of a state's badge. */
export const toneOf = (status: ComplaintStatus): 'jade' | 'brass' | undefined =>
  status === 'solved' ? 'jade' : status === 'waiting' || status === 'reopened' ? 'brass' : undefined;
