import type { Club } from './club';

export interface Offence {
  invariant: string;
  states: string;
  rows: readonly unknown[];
}

/** Every invariant of every module against the whole database; empty when all hold. One that cannot be asked breaks with the error. */
export async function offencesIn(club: Club): Promise<Offence[]> {
  const { vault, surroundings } = club.runner;
  const ctx = { ...surroundings, db: club.db.read, now: club.clock(), vault };
  const found: Offence[] = [];
  for (const { name, states, offenders } of club.modules.flatMap((m) => [...(m.invariants ?? [])])) {
    const rows = await offenders(ctx).catch((error: unknown) => [{ error: String(error) }]);
    if (rows.length > 0) found.push({ invariant: name, states, rows });
  }
  return found;
}
