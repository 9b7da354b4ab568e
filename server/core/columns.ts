import type { ColumnOptions, EntityOptions } from 'typeorm';

// Options shared by the entities: portable between SQLite and the MySQL family (see docs/decisions/002).

/** SQLite keeps a table with a text key as one tree instead of two; MySQL ignores it. */
export const clustered: EntityOptions = { withoutRowid: true };

/** `prefix_…`, see ids.ts. */
export const id = { type: 'varchar', length: 40 } as const satisfies ColumnOptions;
export const idOrNull = { ...id, nullable: true } as const satisfies ColumnOptions;

/** Business day in the club's zone, `YYYY-MM-DD`. */
export const day = { type: 'varchar', length: 10 } as const satisfies ColumnOptions;
export const dayOrNull = { ...day, nullable: true } as const satisfies ColumnOptions;

const asNumber = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value === null || value === undefined ? value : Number(value)),
};

/** UTC milliseconds, or any integer beyond 32 bits; the drivers of MySQL hand it out as text. */
export const instant = { type: 'bigint', transformer: asNumber } as const satisfies ColumnOptions;
export const instantOrNull = { ...instant, nullable: true } as const satisfies ColumnOptions;
export const fen = instant;

export const whole = { type: 'integer' } as const satisfies ColumnOptions;
export const wholeOrNull = { ...whole, nullable: true } as const satisfies ColumnOptions;

export const flag = {
  type: 'integer',
  transformer: { to: (value: boolean) => Number(value), from: (value: unknown) => Number(value) === 1 },
} as const satisfies ColumnOptions;

export const text = (length: number) => ({ type: 'varchar', length }) as const satisfies ColumnOptions;
export const textOrNull = (length: number) => ({ type: 'varchar', length, nullable: true }) as const satisfies ColumnOptions;
export const longText = { type: 'text' } as const satisfies ColumnOptions;
export const longTextOrNull = { ...longText, nullable: true } as const satisfies ColumnOptions;

/** Marks the options of a column that holds sealed text: those that a module must list in `sealed`, for proof and for new keys. */
export const SEALED = Symbol('sealed');
type Sealed = ColumnOptions & { readonly [SEALED]: true };
/** A text that only the vault can read, see vault.ts. */
export const sealed = { ...longText, [SEALED]: true } as const satisfies Sealed;
export const sealedOrNull = { ...longTextOrNull, [SEALED]: true } as const satisfies Sealed;
/** A keyed hash, see vault.ts. */
export const digest = { type: 'varchar', length: 44 } as const satisfies ColumnOptions;
export const digestOrNull = { ...digest, nullable: true } as const satisfies ColumnOptions;
