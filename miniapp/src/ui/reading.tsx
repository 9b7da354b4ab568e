import type { ReactNode } from 'react';
import { phaseOf } from '../data/read-state';
import type { Read } from '../data/use-read';
import { ErrorState, Skeleton } from './states';

export interface ReadingProps<T> {
  of: Read<T>;
  children(data: T): ReactNode;
  /** While there is nothing yet. */
  skeleton?: ReactNode;
  /** Instead of children when it says so. */
  empty?: ReactNode;
  isEmpty?(data: T): boolean;
}

/** Draws what was read, in whatever state it is: coming, there, empty, refused, or out of reach. */
export function Reading<T>({ of, children, skeleton, empty, isEmpty }: ReadingProps<T>) {
  if (phaseOf(of) === 'loading') return <>{skeleton ?? <Skeleton />}</>;
  if (of.data === null) return of.failure ? <ErrorState failure={of.failure} onRetry={() => void of.reload()} /> : null;
  return <>{empty && isEmpty?.(of.data) ? empty : children(of.data)}</>;
}
