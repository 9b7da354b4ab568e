import type { EventView } from '../../../../shared/events';

export const PARTS = ['organisation', 'content', 'experience'] as const;
export type Part = (typeof PARTS)[number];
/** One to five; 0: none yet. */
export type Scores = Readonly<Record<Part, number>>;

export const NO_SCORES: Scores = { organisation: 0, content: 0, experience: 0 };

/** The parts that have no score yet. */
export const unscored = (scores: Scores): Part[] => PARTS.filter((part) => scores[part] === 0);

/** Whether one may say how it was, and why not. */
export function feedbackStance({ phase, mine }: Pick<EventView, 'phase' | 'mine'>): 'open' | 'givenBefore' | 'tooEarly' | 'notThere' {
  if (mine?.feedbackGiven) return 'givenBefore';
  if (phase !== 'over' && phase !== 'closed') return 'tooEarly';
  return mine?.state === 'attended' ? 'open' : 'notThere';
}
