/** One line of the benchmark. `ratio` is value ÷ floor, both measured in this run: larger is better for rates, smaller for times and memory. */
export interface Measured {
  name: string;
  value: number;
  unit: string;
  floor: number;
  ratio: number;
  p50Ms?: number;
  p99Ms?: number;
  note?: string;
}

const rounded = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);

export const lineOf = (measured: Measured): string =>
  JSON.stringify(Object.fromEntries(Object.entries(measured).map(([k, v]) => [k, rounded(v)])));
