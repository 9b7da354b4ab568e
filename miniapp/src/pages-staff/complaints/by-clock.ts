export type Filter = 'open' | 'nobody' | 'mine' | 'anonymous' | 'closed';

export const FILTERS = ['open', 'nobody', 'mine', 'anonymous', 'closed'] as const satisfies readonly Filter[];

const QUERIES = {
  open: { open: 'true' },
  nobody: { open: 'true', assignee: 'nobody' },
  mine: { open: 'true', assignee: 'me' },
  anonymous: { open: 'true', anonymous: 'true' },
  closed: { open: 'false' },
} as const;

export const MOST = 100;

/** What is asked of the server for a filter. */
export const queryFor = (filter: Filter) => ({ ...QUERIES[filter], limit: MOST });

interface Timed {
  dueAt: number | null;
  clock: 'running' | 'due-soon' | 'breached' | null;
}

/** The nearest deadline first; what has none comes last, in the order it came. */
export const byDeadline = <T extends Timed>(complaints: readonly T[]): T[] =>
  [...complaints].sort((a, b) => (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER));

/** How many are overdue, how many nearly, and how many in all. */
export const countByClock = (complaints: readonly Timed[]) => ({
  over: complaints.filter(({ clock }) => clock === 'breached').length,
  soon: complaints.filter(({ clock }) => clock === 'due-soon').length,
  openNow: complaints.length,
});
