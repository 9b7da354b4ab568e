import type { TestClub } from '../support/club';

export type Counts = Readonly<Record<string, number>>;

// a counter's row is there from the first time on, so its value counts
const SUMS = [
  'SUM(value) FROM counter',
  'SUM(points) FROM points_balance',
  'SUM(taken) FROM event',
  'SUM(waiting) FROM event',
  'SUM(tries) FROM link_try',
];

export interface CountTables {
  (): Promise<Counts>;
  difference(before: Counts, after: Counts): Counts;
}

/** Counts the rows of every table, and what stands in the running totals: what one line of chat has changed in all. */
export function openTestCounts(club: TestClub): CountTables {
  const tables = club.club.db.read.connection.entityMetadatas.map((entity) => entity.tableName);
  const wanted = [...tables.filter((table) => table !== 'counter').map((table) => `COUNT(*) FROM ${table}`), ...SUMS];
  const count = async (): Promise<Counts> => {
    const values: [string, number][] = [];
    for (const what of wanted) {
      const [row] = await club.rows<{ n: number | null }>(`SELECT ${what.replace(' FROM', ' AS n FROM')}`);
      values.push([what, Number(row?.n ?? 0)]);
    }
    return Object.fromEntries(values);
  };
  const difference = (before: Counts, after: Counts): Counts =>
    Object.fromEntries(
      Object.keys(after).flatMap((key) =>
        (after[key] ?? 0) === (before[key] ?? 0) ? [] : [[key, (after[key] ?? 0) - (before[key] ?? 0)]],
      ),
    );
  return Object.assign(count, { difference });
}
