import { createCipheriv, createHash } from 'node:crypto';
import type { Entropy } from '../../core/ids';

/** A stream of bytes that is the same for the same seed: AES-256-CTR over zeros. */
export function seededEntropy(seed: string): Entropy {
  const stream = createCipheriv('aes-256-ctr', createHash('sha256').update(seed).digest(), Buffer.alloc(16));
  return (bytes) => stream.update(Buffer.alloc(bytes));
}

/** The dice of a simulated life; the same throws for the same seed. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number;
  /** True with that probability. */
  happens(share: number): boolean;
  /** 0 … n-1. */
  below(n: number): number;
  pick<T>(list: readonly T[]): T;
}

export function chanceOf(seed: number): Chance {
  const entropy = seededEntropy(`chance ${seed}`);
  let pool = Buffer.alloc(0);
  let at = 0;
  const next = () => {
    if (at + 4 > pool.length) {
      pool = Buffer.from(entropy(8192));
      at = 0;
    }
    const value = pool.readUInt32BE(at);
    at += 4;
    return value / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { next, below, happens: (share) => next() < share, pick: (list) => list[below(list.length)] as (typeof list)[number] };
}
