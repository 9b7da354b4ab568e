import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Entropy } from './ids';

/** The keys of one database: data keys by version (the highest seals) and one look-up key that never changes. */
export interface VaultKeys {
  lookUp: Buffer;
  byVersion: ReadonlyMap<number, Buffer>;
}

/**
 * Sealed fields and keyed hashes. `place` (`member.phone`) is bound into the text: a sealed phone pasted into another column
 * does not open.
 */
export interface Vault {
  /** AES-256-GCM; text `v<version>.<iv><tag><ciphertext>` in base64url. */
  seal(place: string, plain: string): string;
  /** Throws when the text was changed, belongs elsewhere, or its key version is gone. */
  open(place: string, sealed: string): string;
  /** Keyed hash for look-up and uniqueness, 43 characters; equal texts in the same place give equal digests. */
  digest(place: string, plain: string): string;
  /** The version that `seal` uses now. */
  version: number;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

export function vaultOf({ lookUp, byVersion }: VaultKeys, entropy: Entropy): Vault {
  const version = Math.max(...byVersion.keys());
  const current = byVersion.get(version) as Buffer;
  return {
    version,
    seal(place, plain) {
      return `v${version}.${encrypt(current, place, plain, entropy).toString('base64url')}`;
    },
    open(place, sealed) {
      const cut = sealed.indexOf('.');
      const key = byVersion.get(Number(sealed.slice(1, cut)));
      if (!key) throw new Error(`No key of version ${sealed.slice(0, cut)} for ${place}`);
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
