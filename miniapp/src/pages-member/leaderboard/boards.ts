import type { BoardPeriod, LeaderboardView } from '../../../../shared/points';

interface Refused {
  code: string;
  params: Readonly<Record<string, unknown>>;
}

let known: readonly BoardPeriod[] = [];

/** The boards there are to choose from: as the charter keeps them, also when the one that was asked for is refused; `asked` until then. */
export function boardsOf(
  view: Pick<LeaderboardView, 'boards'> | null,
  failure: Refused | null,
  asked: BoardPeriod,
): readonly BoardPeriod[] {
  if (view) known = view.boards;
  else if (failure?.code === 'points.no-board') known = String(failure.params.boards ?? '').split(' ') as BoardPeriod[];
  return known.length > 0 ? known : [asked];
}
