import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { systemClock } from '../core/clock';
import type { Dialect } from '../core/db';
import { openDb } from '../core/db-open';
import { type Migration, migrate } from '../core/migrate';
import { modules } from '../modules';
import { entitiesOf, migrationsOf } from '../open-club';
import { startMariaDb } from './mariadb';

const HELP = `npm run migrations -- NAME [--fresh]

Compares the entities with the migrations on an empty SQLite file and an empty MariaDB of its own, and writes what is missing as
server/modules/<module>/migrations/<number>-NAME.ts (server/core/migrations/… for core's tables).
--fresh throws away the migrations that exist and writes them as one step for each module: only before a first release.
`;

type Steps = Record<Dialect, string[]>;
const root = join(__dirname, '../../..');

/** Statements that bring a database at `url`, which has the known migrations, to what the entities say. */
async function missingAt(url: string, known: readonly Migration[]): Promise<string[]> {
  const entities = entitiesOf(modules) as [];
  const db = await openDb(url, entities);
  await migrate(db, known, systemClock, 'migrations');
  await db.close();
  const source = url.startsWith('sqlite:')
    ? new DataSource({ type: 'better-sqlite3', database: url.slice(7), entities })
    : new DataSource({ type: 'mariadb', url, entities, charset: 'utf8mb4_bin' });
  await source.initialize();
  const log = await source.driver.createSchemaBuilder().log();
  await source.destroy();
  return log.upQueries.map((q) =>
    q.query
      .replace(/^CREATE TABLE /, 'CREATE TABLE IF NOT EXISTS ')
      .replace(/ ENGINE=InnoDB$/, ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin')
      .replace(/^CREATE (UNIQUE )?INDEX "/, 'CREATE $1INDEX IF NOT EXISTS "'),
  );
}

const tableOf = (sql: string): string => /(?:TABLE (?:IF NOT EXISTS )?|INDEX .* ON )[`"](\w+)[`"]/.exec(sql)?.[1] ?? '';

function folderOf(table: string): string {
  const owner = modules.find((m) => entitiesOf([m]).some((e) => !entitiesOf([]).includes(e) && tableName(e) === table));
  return owner ? join(root, 'server/modules', owner.name, 'migrations') : join(root, 'server/core/migrations');
}

let names = new Map<unknown, string>();
const tableName = (entity: unknown) => names.get(entity);

async function learnNames(): Promise<void> {
  const source = await new DataSource({ type: 'better-sqlite3', database: ':memory:', entities: entitiesOf(modules) as [] }).initialize();
  names = new Map(source.entityMetadatas.map((m) => [m.target, m.tableName]));
  await source.destroy();
}

const quoted = (sql: string): string => `      '${sql.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}',`;

function write(folder: string, name: string, steps: Steps): void {
  mkdirSync(folder, { recursive: true });
  const number = String(readdirSync(folder).filter((f) => /^\d{4}-/.test(f)).length + 1).padStart(4, '0');
  const own = folder.split('/').at(-2) as string;
  const depth = own === 'core' ? '../migrate' : '../../../core/migrate';
  const body = (['sqlite', 'mysql'] as const).map((d) => `    ${d}: [\n${steps[d].map(quoted).join('\n')}\n    ],`).join('\n');
  writeFileSync(
    join(folder, `${number}-${name}.ts`),
    `import type { Migration } from '${depth}';\n\nexport const step${number}: Migration = {\n  name: '${own}-${number}-${name}',\n  up: {\n${body}\n  },\n};\n`,
  );
  const all = readdirSync(folder)
    .filter((f) => /^\d{4}-/.test(f))
    .sort();
  const imports = all.map((f) => `import { step${f.slice(0, 4)} } from './${f.replace(/\.ts$/, '')}';`).join('\n');
  const constant = `${own.replace(/-(\w)/g, (_, c: string) => c.toUpperCase())}Migrations`;
  writeFileSync(
    join(folder, 'index.ts'),
    `import type { Migration } from '${depth}';\n${imports}\n\nexport const ${constant}: readonly Migration[] = [${all.map((f) => `step${f.slice(0, 4)}`).join(', ')}];\n`,
  );
}

export async function main(argv: readonly string[]): Promise<number> {
  const name = argv.find((a) => !a.startsWith('-'));
  if (argv.includes('--help') || !name || !/^[a-z][a-z0-9-]*$/.test(name)) {
    process.stdout.write(HELP);
    return argv.includes('--help') ? 0 : 2;
  }
  const fresh = argv.includes('--fresh');
  await learnNames();
  const known = fresh ? [] : migrationsOf(modules);
  const maria = await startMariaDb();
  const file = join(root, '.cache', `schema-${process.pid}.db`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  try {
    const found: Steps = { sqlite: await missingAt(`sqlite:${file}`, known), mysql: await missingAt(await maria.createDatabase(), known) };
    const folders = new Map<string, Steps>();
    for (const dialect of ['sqlite', 'mysql'] as const)
      for (const sql of found[dialect]) {
        const folder = folderOf(tableOf(sql));
        const steps = folders.get(folder) ?? { sqlite: [], mysql: [] };
        steps[dialect].push(sql);
        folders.set(folder, steps);
      }
    for (const [folder, steps] of folders) {
      if (fresh) rmSync(folder, { recursive: true, force: true });
      write(folder, name, steps);
      process.stdout.write(`${folder.slice(root.length + 1)}\n`);
    }
    return 0;
  } finally {
    await maria.stop();
    for (const tail of ['', '-wal', '-shm']) rmSync(file + tail, { force: true });
  }
}
