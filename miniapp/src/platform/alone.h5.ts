// The web room of the same address takes its turns under the same name.
const LOCK = 'huiguan.refresh';

/** Runs the work while no other tab of this browser runs it. Where tabs cannot take turns they do not share a log-in either. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  return (await navigator.locks.request(LOCK, work)) as T;
}
