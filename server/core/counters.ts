import { Column, Entity, PrimaryColumn } from 'typeorm';
import { clustered, instant, text } from './columns';
import { addTo, insertIfAbsent, type Tx } from './db';

/** Running numbers that people read: member numbers, event numbers, complaint numbers by month. */
@Entity('counter', clustered)
export class CounterRow {
  @PrimaryColumn(text(60)) name!: string;
  @Column(instant) value!: number;
}

/**
 * The next number of that name, from 1; of `count` numbers taken at once the last one. Holds the counter's row until the transaction
 * ends, so numbers have no gaps and no twins.
 */
export async function nextNumber(tx: Tx, name: string, count = 1): Promise<number> {
  tx.later(addTo(tx.dialect, 'counter', ['name'], ['value']), [name, count]);
  const [row] = await tx.query<{ value: number }[]>('SELECT value FROM counter WHERE name = ?', [name]);
  return Number(row?.value);
}

/** Numbers up to `value` are in use already, brought along from elsewhere: the next one will be higher. */
export function skipNumbers(tx: Tx, name: string, value: number): void {
  tx.later(insertIfAbsent(tx.dialect, 'counter', ['name', 'value']), [name, 0]);
  tx.later('UPDATE counter SET value = ? WHERE name = ? AND value < ?', [value, name, value]);
}
