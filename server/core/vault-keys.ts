import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Clock } from './clock';
import { clustered, instant, longText, whole } from './columns';
import { type Db, insertIfAbsent } from './db';
import { DomainError } from './errors';
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
  clock: Clock;
}

/**
 * A new key opens at once but seals only so long after it was made: by then every process, each of which reads the keys every
 * `KEY_POLL_MS`, can open what it seals. The difference is what their clocks may disagree by.
 */
export const KEY_DELAY_MS = 60_000;
export const KEY_POLL_MS = 30_000;

/** A vault that learns of keys which came after it was opened. */
export interface LiveVault extends Vault {
  /** Reads the keys again. Throws WrongSecretError, or the driver's error. */
  refresh(): Promise<void>;
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

async function addKey({ db, secret, entropy, clock }: VaultSource, version: number): Promise<void> {
  const wrapped = wrap(secret, version, entropy(32), entropy);
  await db.transact(async (tx) =>
    tx.later(insertIfAbsent(db.dialect, 'vault_key', ['version', 'wrapped', 'madeAt']), [version, wrapped, clock()]),
  );
}

const keyRows = async ({ db }: Pick<VaultSource, 'db'>): Promise<VaultKeyRow[]> =>
  (await db.read.query<VaultKeyRow[]>('SELECT version, wrapped, madeAt FROM vault_key ORDER BY version')).map((row) => ({
    ...row,
    version: Number(row.version),
    madeAt: Number(row.madeAt),
  }));

async function keyOf(source: VaultSource, row: VaultKeyRow): Promise<Buffer> {
  const { db, secret, previousSecret, entropy } = source;
  const current = tryUnwrap(secret, row);
  if (current) return current;
  const key = tryUnwrap(previousSecret, row);
  if (!key) throw new WrongSecretError('APP_SECRET does not open the keys of this database');
  const wrapped = wrap(secret, row.version, key, entropy);
  await db.transact(async (tx) =>
    tx.later('UPDATE vault_key SET wrapped = ? WHERE version = ? AND wrapped = ?', [wrapped, row.version, row.wrapped]),
  );
  return key;
}

/** Opens the database's vault, making its keys on first use. Throws WrongSecretError. Safe when several processes start at once. */
export async function openVault(source: VaultSource): Promise<LiveVault> {
  for (const version of (await keyRows(source)).length < 2 ? [0, 1] : []) await addKey(source, version);
  const keys = new Map<number, Buffer>();
  /** Data keys, the newest first. */
  let sealers: { version: number; from: number }[] = [];
  const refresh = async () => {
    const rows = await keyRows(source);
    for (const row of rows) if (!keys.has(row.version)) keys.set(row.version, await keyOf(source, row));
    const data = rows.filter(({ version }) => version > 0);
    sealers = data
      .map(({ version, madeAt }, at) => ({ version, from: at === 0 ? Number.NEGATIVE_INFINITY : madeAt + KEY_DELAY_MS }))
      .reverse();
  };
  await refresh();
  const lookUp = keys.get(0) as Buffer;
  const sealing = () => (sealers.find(({ from }) => from <= source.clock()) as { version: number }).version;
  const vault = vaultOf({ lookUp, byVersion: keys, sealing, missing: seeking(keys, refresh) }, source.entropy);
  return Object.assign(vault, { refresh });
}

/** Looks for a version that came before its time, by a clock that is ahead: the asker tries again. One that is nowhere is an error. */
function seeking(keys: ReadonlyMap<number, Buffer>, refresh: () => Promise<void>): (version: number) => Error {
  const nowhere = new Set<number>();
  return (version) => {
    if (nowhere.has(version)) return new Error(`No key of version ${version}`);
    void refresh().then(
      () => {
        if (!keys.has(version)) nowhere.add(version);
      },
      () => undefined, // the next one who asks tries again
    );
    return new DomainError('unavailable', 'core.database-busy', { keyVersion: version });
  };
}

/** Adds a data key version, which seals after `KEY_DELAY_MS`. Returns the version. */
export async function addVaultKey(source: VaultSource): Promise<number> {
  const version = (await newestKey(source)).version + 1;
  await addKey(source, version);
  return version;
}

/** The latest data key, and from when on every process seals with it, UTC ms. */
export async function newestKey(source: Pick<VaultSource, 'db'>): Promise<{ version: number; sealsFrom: number }> {
  const { version, madeAt } = (await keyRows(source)).at(-1) as VaultKeyRow;
  return { version, sealsFrom: version === 1 ? madeAt : madeAt + KEY_DELAY_MS };
}
