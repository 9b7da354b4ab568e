import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { clustered, digest, instant, longTextOrNull, text } from './columns';
import type { Reader, Tx } from './db';
import { DomainError } from './errors';
import type { Entropy } from './ids';
import { decrypt, deriveKey, encrypt } from './vault';

/**
 * What makes an operation happen once although it is asked for twice: an Idempotency-Key, a chat message's id, a job's slot.
 * Its row is inserted first in the operation's transaction and completed last, so a twin breaks the unique key and finds the
 * committed answer.
 */
export interface Claim {
  /** The table whose unique key the second taker breaks. */
  table: string;
  take(tx: Tx, now: number, request: string): void;
  /** Stands for the asking itself, whatever was asked: no digest of the request is made. */
  anyRequest?: true;
  keep(tx: Tx, answer: unknown, now: number): void;
  /** The operation refused but keeps what it wrote: the next try runs anew, unless the refusal itself is kept as the answer. */
  drop(tx: Tx, refusal: DomainError, now: number): void;
  /** The committed answer, or null when the first taker has gone without one. */
  stored(db: Reader, now: number, request: string): Promise<{ answer: unknown } | null>;
}

export const KEY_LIFE_MS = 86_400_000;

/** Neither the key nor the answer can be read from the row: the answer is sealed under the key that only the asker knows. */
@Entity('idempotency', clustered)
@Index('ix_idempotency_at', ['at'])
export class IdempotencyRow {
  @PrimaryColumn(digest) key!: string;
  @Column(text(64)) request!: string;
  @Column(longTextOrNull) answer!: string | null;
  @Column(instant) at!: number;
}

const PLACE = 'idempotency.answer';

// MySQL's text column ends at 64 KiB, in base64: a long answer (a door list of two hundred) is pressed first
const LONG_CHARACTERS = 10_000;
const PRESSED = '\u0000';
const packed = (json: string): string =>
  json.length < LONG_CHARACTERS ? json : PRESSED + deflateRawSync(Buffer.from(json)).toString('latin1');
const unpacked = (text: string): string =>
  text.startsWith(PRESSED) ? inflateRawSync(Buffer.from(text.slice(1), 'latin1')).toString('utf8') : text;

/** A claim by a caller's own key, one name space for each actor; kept for 24 h. Throws conflict when the key served another request. */
export function keyClaim(actorId: string, token: string, entropy: Entropy): Claim {
  const key = createHash('sha256').update(`${actorId}\n${token}`).digest('base64url');
  const secret = deriveKey(token, `answer to ${actorId}`);
  return {
    table: 'idempotency',
    take: (tx, now, request) => tx.later('INSERT INTO idempotency(`key`, request, answer, at) VALUES (?,?,NULL,?)', [key, request, now]),
    keep: (tx, answer) => {
      const sealed = encrypt(secret, PLACE, packed(JSON.stringify(answer ?? null)), entropy).toString('base64url');
      tx.later('UPDATE idempotency SET answer = ? WHERE `key` = ?', [sealed, key]);
    },
    drop: (tx) => tx.later('DELETE FROM idempotency WHERE `key` = ?', [key]),
    async stored(db, _now, request) {
      const [row] = await db.query<Pick<IdempotencyRow, 'request' | 'answer'>[]>(
        'SELECT request, answer FROM idempotency WHERE `key` = ?',
        [key],
      );
      if (!row?.answer) return null;
      if (row.request !== request) throw new DomainError('conflict', 'core.key-reused');
      return { answer: JSON.parse(unpacked(decrypt(secret, PLACE, Buffer.from(row.answer, 'base64url')))) };
    },
  };
}

/** Equal requests give equal text: zod orders known keys by the schema. */
export const requestDigest = (operation: string, parsed: unknown): string =>
  createHash('sha256')
    .update(`${operation}\n${JSON.stringify(parsed)}`)
    .digest('base64url');
