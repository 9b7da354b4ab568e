/** The life of a complaint: which step leads from which state to which, and whose step it is. */

/** Stored states. `closed` is stored only when the person was erased; a solved complaint closes by itself, see `statusOf`. */
export type State = 'new' | 'assigned' | 'answered' | 'waiting' | 'reopened' | 'solved' | 'closed';
export type Step = 'file' | 'assign' | 'answer' | 'ask' | 'add' | 'note' | 'solve' | 'rate' | 'reopen' | 'erase';
export type Party = 'complainant' | 'staff' | 'system';

interface Rule {
  by: Party;
  /** From state to state; a state that is missing does not permit the step. */
  moves: Readonly<Partial<Record<State | 'none', State>>>;
}

export const LIFECYCLE: Readonly<Record<Step, Rule>> = {
  file: { by: 'complainant', moves: { none: 'new' } },
  assign: {
    by: 'staff',
    moves: { new: 'assigned', assigned: 'assigned', reopened: 'assigned', answered: 'answered', waiting: 'waiting' },
  },
  answer: {
    by: 'staff',
    moves: { new: 'answered', assigned: 'answered', reopened: 'answered', answered: 'answered', waiting: 'answered' },
  },
  ask: { by: 'staff', moves: { new: 'waiting', assigned: 'waiting', reopened: 'waiting', answered: 'waiting', waiting: 'waiting' } },
  add: {
    by: 'complainant',
    moves: { new: 'new', assigned: 'assigned', reopened: 'reopened', answered: 'answered', waiting: 'answered' },
  },
  note: {
    by: 'staff',
    moves: {
      new: 'new',
      assigned: 'assigned',
      reopened: 'reopened',
      answered: 'answered',
      waiting: 'waiting',
      solved: 'solved',
      closed: 'closed',
    },
  },
  solve: { by: 'staff', moves: { new: 'solved', assigned: 'solved', reopened: 'solved', answered: 'solved', waiting: 'solved' } },
  rate: { by: 'complainant', moves: { solved: 'solved' } },
  reopen: { by: 'complainant', moves: { solved: 'reopened' } },
  erase: {
    by: 'system',
    moves: {
      new: 'closed',
      assigned: 'closed',
      reopened: 'closed',
      answered: 'closed',
      waiting: 'closed',
      solved: 'closed',
      closed: 'closed',
    },
  },
};

export const OPEN_STATES = ['new', 'assigned', 'reopened', 'answered', 'waiting'] as const satisfies readonly State[];

/** Whether work on it is still owed. */
export const isOpen = (state: State): boolean => (OPEN_STATES as readonly State[]).includes(state);

/** What people see: a solved complaint is closed once the window for coming back is over (`reopenWithin` of the charter). */
export const statusOf = ({ state, reopenUntil }: { state: State; reopenUntil: number | null }, now: number): State =>
  state === 'solved' && reopenUntil !== null && now >= reopenUntil ? 'closed' : state;
