import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Entropy } from './ids';

/** The keys of one database: data keys by version and one look-up key that never changes. */
export interface VaultKeys {
  lookUp: Buffer;
  /** Asked at every use: keys may come while the process runs. */
  byVersion: ReadonlyMap<number, Buffer>;
  /** The version that seals now; default the highest. */
  sealing?(): number;
  /** A text of a version that is not here; gives the error to throw. */
  missing?(version: number): Error;
}

/**
 * Sealed fields and keyed hashes. `place` (`member.phone`) is bound into the text: a sealed phone pasted into another column
 * does not open.
 */
export interface Vault {
  /** AES-256-GCM; text `v<version>.<iv><tag><ciphertext>` in base64url. */
  seal(place: string, plain: string): string;
  /**
   * Throws when the text was changed, belongs elsewhere, or its key version is gone; unavailable `core.database-busy` when its key has
   * come so lately that this process has yet to read it.
   */
  open(place: string, sealed: string): string;
  /** Keyed hash for look-up and uniqueness, 43 characters; equal texts in the same place give equal digests. */
  digest(place: string, plain: string): string;
  /** The version that `seal` uses now. */
  readonly version: number;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
const IVS_AT_ONCE = 100;

/** The same bytes in the same order, fetched for many small wishes at once: one wish costs as much as a whole encryption. */
function pooled(entropy: Entropy): Entropy {
  let pool: Buffer = Buffer.alloc(0);
  let at = 0;
  return (bytes) => {
    if (at + bytes > pool.length) {
      pool = entropy(bytes * IVS_AT_ONCE);
      at = 0;
    }
    at += bytes;
    return pool.subarray(at - bytes, at);
  };
}

export function vaultOf(keys: VaultKeys, entropy: Entropy): Vault {
  const { lookUp, byVersion } = keys;
  const sealing = keys.sealing ?? (() => Math.max(...byVersion.keys()));
  const ivs = pooled(entropy);
  return {
    get version() {
      return sealing();
    },
    seal(place, plain) {
      const version = sealing();
      return `v${version}.${encrypt(byVersion.get(version) as Buffer, place, plain, ivs).toString('base64url')}`;
    },
    open(place, sealed) {
      const cut = sealed.indexOf('.');
      const version = Number(sealed.slice(1, cut));
      const key = byVersion.get(version);
      if (!key) throw keys.missing?.(version) ?? new Error(`No key of version ${version} for ${place}`);
      return decrypt(key, place, Buffer.from(sealed.slice(cut + 1), 'base64url'));
    },
    digest: (place, plain) => createHmac('sha256', lookUp).update(`${place}\n${plain}`).digest('base64url'),
  };
}

/** `iv tag ciphertext` under `key`, bound to `place`. */
export function encrypt(key: Buffer, place: string, plain: string, entropy: Entropy): Buffer {
  const iv = entropy(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** The inverse of `encrypt`; throws when anything was changed. */
export function decrypt(key: Buffer, place: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES)).setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

/** A 32-byte key for one purpose out of a secret (HKDF-SHA-256). */
export const deriveKey = (secret: string | Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'huiguan', purpose, 32));

/** Equal without telling by time where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => createHmac('sha256', 'compare').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(x, y);
}
