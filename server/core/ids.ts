import { randomBytes } from 'node:crypto';
import type { Clock } from './clock';

/** The one source of chance: that many random bytes. The simulation gives a seeded one. */
export type Entropy = (bytes: number) => Buffer;
const POOL_BYTES = 4096;
const SMALL_BYTES = 64;
export const systemEntropy: Entropy = drawn(randomBytes);

/** `mbr_<9 of time><3 of sequence><8 random>`, 24 characters: sorts by creation within a process and nearly so between them. */
export type NewId = (prefix: string) => string;

/** Small draws come out of a larger one: by itself each would cost as much as the cipher it is for. What is handed out is wiped. */
function drawn(source: Entropy): Entropy {
  let pool: Buffer = Buffer.alloc(0);
  let at = 0;
  return (bytes) => {
    if (bytes > SMALL_BYTES) return source(bytes);
    if (at + bytes > pool.length) {
      pool = source(POOL_BYTES);
      at = 0;
    }
    const taken = Buffer.from(pool.subarray(at, at + bytes));
    pool.fill(0, at, at + bytes);
    at += bytes;
    return taken;
  };
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export function idSource(clock: Clock, entropy: Entropy): NewId {
  let pool: Buffer = Buffer.alloc(0);
  let at = 0;
  let lastMs = 0;
  let sequence = 0;
  return (prefix) => {
    const ms = Math.max(clock(), lastMs);
    sequence = ms === lastMs ? sequence + 1 : 0;
    lastMs = ms;
    if (at + 8 > pool.length) {
      pool = entropy(POOL_BYTES);
      at = 0;
    }
    let tail = '';
    for (let i = 0; i < 8; i++) tail += ALPHABET[(pool[at++] as number) & 31];
    return `${prefix}_${stamp(ms)}${sequence.toString(32).padStart(3, '0')}${tail}`;
  };
}

/** An id that tells nothing of when it was made: for rows that must not be joined to a person by time. */
export function timelessId(entropy: Entropy): NewId {
  return (prefix) => {
    let text = '';
    for (const byte of entropy(20)) text += ALPHABET[byte & 31];
    return `${prefix}_${text}`;
  };
}

/** No id of that prefix made at `ms` or later is smaller. */
export const firstIdAt = (prefix: string, ms: number): string => `${prefix}_${stamp(ms)}`;

/** When an id (not a timeless one) was made, UTC milliseconds. */
export const idMadeAt = (id: string): number => Number.parseInt(id.slice(id.indexOf('_') + 1).slice(0, 9), 32);

const stamp = (ms: number): string => ms.toString(32).padStart(9, '0');
