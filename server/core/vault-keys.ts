import { Column, Entity, PrimaryColumn } from 'typeorm';
import { clustered, instant, longText, whole } from './columns';
import { type Db, insertIfAbsent } from './db';
import type { Entropy } from './ids';
import { decrypt, deriveKey, encrypt, type Vault, vaultOf } from './vault';

/** The database's own random keys, each wrapped by a key made of APP_SECRET: changing the secret re-wraps them, no row changes. */
@Entity('vault_key', clustered)
export class VaultKeyRow {
  /** 0 is the look-up key; 1 and up are data keys. */
  @PrimaryColumn(whole) version!: number;
  @Column(longText) wrapped!: string;
  @Column(instant) madeAt!: number;
}

/** APP_SECRET (or APP_SECRET_PREVIOUS) does not open this database's keys. */
export class WrongSecretError extends Error {}

export interface VaultSource {
  db: Db;
  secret: string;
  /** Tried when `secret` does not fit; what it opens is wrapped anew. */
  previousSecret?: string | undefined;
  entropy: Entropy;
  now: number;
}

const wrapping = (secret: string) => deriveKey(secret, 'vault wrapping');
const place = (version: number) => `vault_key.${version}`;
const wrap = (secret: string, version: number, key: Buffer, entropy: Entropy) =>
  encrypt(wrapping(secret), place(version), key.toString('base64'), entropy).toString('base64url');
const unwrap = (secret: string, row: VaultKeyRow) =>
  Buffer.from(decrypt(wrapping(secret), place(row.version), Buffer.from(row.wrapped, 'base64url')), 'base64');

function tryUnwrap(secret: string | undefined, row: VaultKeyRow): Buffer | null {
  try {
    return secret ? unwrap(secret, row) : null;
  } catch {
    return null;
  }
}

async function addKey({ db, secret, entropy, now }: VaultSource, version: number): Promise<void> {
  const wrapped = wrap(secret, version, entropy(32), entropy);
  await db.transact(async (tx) =>
    tx.later(insertIfAbsent(db.dialect, 'vault_key', ['version', 'wrapped', 'madeAt']), [version, wrapped, now]),
  );
}

const keyRows = async ({ db }: VaultSource): Promise<VaultKeyRow[]> =>
  (await db.read.query<VaultKeyRow[]>('SELECT version, wrapped, madeAt FROM vault_key ORDER BY version')).map((r) => ({ ...r, version: Number(r.version) }));

/** Opens the database's vault, making its keys on first use. Throws WrongSecretError. Safe when several processes start at once. */
export async function openVault(source: VaultSource): Promise<Vault> {
  let rows = await keyRows(source);
  if (rows.length < 2) {
    for (const version of [0, 1]) await addKey(source, version);
    rows = await keyRows(source);
  }
  const keys = new Map<number, Buffer>();
  for (const row of rows) {
    let key = tryUnwrap(source.secret, row);
    if (!key) {
      key = tryUnwrap(source.previousSecret, row);
      if (!key) throw new WrongSecretError('APP_SECRET does not open the keys of this database');
      const wrapped = wrap(source.secret, row.version, key, source.entropy);
      await source.db.transact(async (tx) => tx.later('UPDATE vault_key SET wrapped = ? WHERE version = ? AND wrapped = ?', [wrapped, row.version, row.wrapped]));
    }
    keys.set(row.version, key);
  }
  const lookUp = keys.get(0) as Buffer;
  keys.delete(0);
  return vaultOf({ lookUp, byVersion: keys }, source.entropy);
}

/** Adds a data key version; from the next `openVault` on it seals. Returns the version. */
export async function addVaultKey(source: VaultSource): Promise<number> {
  const version = Math.max(...(await keyRows(source)).map((r) => r.version)) + 1;
  await addKey(source, version);
  return version;
}
