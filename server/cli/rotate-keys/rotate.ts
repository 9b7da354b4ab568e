import type { Club } from '../../core/club';
import type { SealedColumns } from '../../core/module';
import { addVaultKey, newestKey, type VaultSource } from '../../core/vault-keys';
import { type SealedRow, sealedColumnsOf, sealedRows } from '../sealed-rows';

const PAGE = 100;
/** A transaction travels to MySQL in one packet, with the old and the new text. */
const MOST_CHARACTERS = 1_000_000;
/** Another process on the same SQLite file gets its turn between two transactions. */
const TURN_MS = 11;
const MOST_PASSES = 5;
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export interface Rotation {
  /** The version with which everything is sealed now. */
  version: number;
  /** An earlier run was cut off, and this one finished it instead of making another key. */
  resumed: boolean;
  resealed: number;
  /** Texts that do not open with any key, left as they are: table, column and keys. */
  broken: readonly string[];
}

export interface Rotating {
  say(line: string): void;
  /** Waits some milliseconds; a test moves its clock instead. */
  wait?(ms: number): Promise<void>;
}

interface Change {
  sql: string;
  values: unknown[];
  characters: number;
}

/** SQL for "some column holds a text of another version". */
const olderThan = (version: number, { columns }: SealedColumns): string =>
  Object.keys(columns)
    .map((column) => `(\`${column}\` IS NOT NULL AND \`${column}\` NOT LIKE 'v${version}.%')`)
    .join(' OR ');

async function anyOlder({ db, modules }: Club, version: number): Promise<boolean> {
  for (const sealed of sealedColumnsOf(modules)) for await (const _ of sealedRows(db, sealed, 1, olderThan(version, sealed))) return true;
  return false;
}

/** The statements that seal a row anew, each only if nobody has changed the text meanwhile: what was changed was sealed anew by that. */
function changesOf({ vault }: Club, { table, keys, columns }: SealedColumns, row: SealedRow, broken: Set<string>): Change[] {
  const changes: Change[] = [];
  for (const [column, place] of Object.entries(columns)) {
    const old = row[column];
    if (typeof old !== 'string' || old.startsWith(`v${vault.version}.`)) continue;
    try {
      const anew = vault.seal(place, vault.open(place, old));
      const where = [...keys, column].map((name) => `\`${name}\` = ?`).join(' AND ');
      changes.push({
        sql: `UPDATE ${table} SET \`${column}\` = ? WHERE ${where}`,
        values: [anew, ...keys.map((key) => row[key]), old],
        characters: anew.length + old.length,
      });
    } catch {
      broken.add(`${table}.${column} ${keys.map((key) => row[key]).join(' ')}`);
    }
  }
  return changes;
}

async function write({ db }: Club, changes: readonly Change[]): Promise<number> {
  return db.transact(async (tx) =>
    (await Promise.all(changes.map(({ sql, values }) => tx.change(sql, values)))).reduce((sum, n) => sum + n, 0),
  );
}

async function resealTable(club: Club, sealed: SealedColumns, broken: Set<string>): Promise<number> {
  let resealed = 0;
  for await (const rows of sealedRows(club.db, sealed, PAGE, olderThan(club.vault.version, sealed))) {
    let open: Change[] = [];
    let characters = 0;
    const flush = async () => {
      if (open.length > 0) resealed += await write(club, open);
      open = [];
      characters = 0;
      if (club.db.dialect === 'sqlite') await pause(TURN_MS);
    };
    for (const change of rows.flatMap((row) => changesOf(club, sealed, row, broken))) {
      if (characters + change.characters > MOST_CHARACTERS) await flush();
      open.push(change);
      characters += change.characters;
    }
    await flush();
  }
  return resealed;
}

/** The key that everything is to be sealed with: the one of a run that was cut off, else a new one; waits until it seals. */
async function nextKey(club: Club, source: VaultSource, { say, wait = pause }: Rotating): Promise<{ version: number; resumed: boolean }> {
  const present = await newestKey(source);
  const resumed = present.version > 1 && (await anyOlder(club, present.version));
  const version = resumed ? present.version : await addVaultKey(source);
  say(resumed ? `继续第 ${version} 版密钥的更换 / going on with key ${version}` : `已生成第 ${version} 版密钥 / key ${version} was made`);
  await club.vault.refresh();
  const left = (await newestKey(source)).sealsFrom - club.clock();
  if (left > 0) say(`${Math.ceil(left / 1000)} 秒后启用，等所有进程都读到它 / every process reads it within ${Math.ceil(left / 1000)} s`);
  while (club.vault.version < version) await wait(Math.min(1000, Math.max(1, (await newestKey(source)).sealsFrom - club.clock())));
  return { version, resumed };
}

/**
 * Gives the database a new data key and seals every sealed text anew with it, table by table in small transactions. Servers may run and
 * write meanwhile; a run that is cut off is finished by the next. Old keys stay, for what is in backups.
 */
export async function rotateKeys(club: Club, source: VaultSource, rotating: Rotating): Promise<Rotation> {
  const { version, resumed } = await nextKey(club, source, rotating);
  const broken = new Set<string>();
  let resealed = 0;
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    let found = 0;
    for (const sealed of sealedColumnsOf(club.modules)) {
      const count = await resealTable(club, sealed, broken);
      if (count > 0) rotating.say(`${sealed.table}: ${count}`);
      found += count;
    }
    resealed += found;
    if (found === 0) return { version, resumed, resealed, broken: [...broken] };
  }
  throw new Error('Somebody keeps sealing with an old key: is a clock wrong?');
}
