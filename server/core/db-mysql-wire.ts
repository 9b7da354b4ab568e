import type { PoolConnection } from 'mysql2';
import { ended, failed, parts, type RawQuery, shaped, type Tx } from './db';

interface Waiting {
  sql: string;
  params: readonly unknown[];
  structured?: boolean | undefined;
  resolve?: (value: unknown) => void;
  reject?: (error: unknown) => void;
}

// sent with a connection's first transaction: no extra trip. A twin of the same idempotency key must not wait the default 50 s.
const PREPARE = ['SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', 'SET SESSION innodb_lock_wait_timeout = 5'];
const prepared = new WeakSet<object>();

/** Statements asked for in one turn of the event loop travel as one packet; the server runs them in order and stops at an error. */
export class Wire {
  private waiting: Waiting[] = [];
  private planned = false;
  private closed = false;
  private sending: Promise<void> = Promise.resolve();
  broken: unknown;

  constructor(private readonly connection: PoolConnection) {}

  /** Opens a transaction with the next packet. */
  begin(): void {
    if (!prepared.has(this.connection)) for (const sql of PREPARE) this.later(sql);
    this.later('START TRANSACTION');
  }

  readonly query: RawQuery = (sql, params = [], structured) =>
    new Promise((resolve, reject) => {
      if (this.closed) throw ended();
      this.waiting.push({ sql, params, structured, resolve, reject });
      if (this.planned) return;
      this.planned = true;
      process.nextTick(() => {
        this.planned = false;
        void this.flush().catch(() => undefined);
      });
    });

  readonly later: Tx['later'] = (statement, values) => {
    if (this.closed) throw ended();
    const [sql, params] = parts(statement, values);
    this.waiting.push({ sql, params });
  };

  /** The transaction has ended and the connection goes to others: nothing that was not awaited is sent on it any more. */
  close(): void {
    this.closed = true;
    this.waiting.length = 0;
  }

  flush(): Promise<void> {
    this.sending = this.sending.then(() => this.send());
    return this.sending;
  }

  /** Ends the transaction without a trace; false when the connection is lost. */
  rollback(): Promise<boolean> {
    // what still waits, a sibling in a Promise.all that failed, would be sent after the ROLLBACK and open a transaction that nobody ends
    this.close();
    return new Promise((done) => this.connection.query('ROLLBACK', (failure) => done(!failure)));
  }

  private async send(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0);
      if (this.broken) for (const w of batch) w.reject?.(this.broken);
      else await this.sendBatch(batch);
    }
    if (this.broken) throw this.broken;
  }

  private sendBatch(batch: Waiting[]): Promise<void> {
    const sql = batch.map((w) => w.sql).join(';');
    const params = batch.flatMap((w) => [...w.params]);
    return new Promise((done) => {
      const command = this.connection.query(sql, params, (error, result) => {
        if (error) {
          const at = (command as unknown as { _resultIndex?: number })._resultIndex ?? 0;
          const culprit = batch[Math.min(at, batch.length - 1)] as Waiting;
          this.broken = failed(culprit.sql, culprit.params, error);
          for (const w of batch) w.reject?.(this.broken);
        } else {
          prepared.add(this.connection); // not before: a transaction that ends without a query has sent nothing
          const all = (batch.length === 1 ? [result] : result) as unknown[];
          for (const [i, w] of batch.entries())
            w.resolve?.(shaped(all[i], (all[i] as { affectedRows?: number }).affectedRows, w.structured));
        }
        done();
      });
    });
  }
}
