import { Column, Entity, PrimaryColumn } from 'typeorm';
import { clustered, instant, text } from './columns';
import { addTo, type Tx } from './db';

/** Running numbers that people read: member numbers, event numbers, complaint numbers by month. */
@Entity('counter', clustered)
export class CounterRow {
  @PrimaryColumn(text(60)) name!: string;
  @Column(instant) value!: number;
}

/** The next number of that name, from 1. Holds the counter's row until the transaction ends, so numbers have no gaps and no twins. */
export async function nextNumber(tx: Tx, name: string): Promise<number> {
  tx.later(addTo(tx.dialect, 'counter', ['name'], ['value']), [name, 1]);
  const [row] = await tx.query<{ value: number }[]>('SELECT value FROM counter WHERE name = ?', [name]);
  return Number(row?.value);
}
