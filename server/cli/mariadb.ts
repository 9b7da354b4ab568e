import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';

/** How a private server differs from the lowered defaults. */
export interface MariaDbOptions {
  /** Memory for InnoDB's pages in MiB; 64 is enough for tests, a benchmark wants more. */
  readonly bufferPoolMb?: number;
  /** Upper limit of simultaneous connections. */
  readonly maxConnections?: number;
  /** Further arguments of mariadbd, e.g. `--innodb-lock-wait-timeout=2`. */
  readonly extraArgs?: readonly string[];
}

/** A MariaDB server of our own on a free loopback port, in a temporary directory. It never outlives the process that started it. */
export interface PrivateMariaDb {
  readonly port: number;
  /** Process id of the server that is running now. */
  readonly pid: () => number;
  /** `mysql://user:password@127.0.0.1:port/database` */
  readonly url: (database: string) => string;
  /** Makes an empty database with the server's default collation and answers its url. */
  readonly createDatabase: () => Promise<string>;
  readonly dropDatabase: (url: string) => Promise<void>;
  /** Ends the server with a signal (SIGKILL unless told) and waits until it is gone; the data stays. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** Starts the server again on the same port and data, ending it in good order first when it runs. */
  readonly restart: () => Promise<void>;
  /** Ends the server and removes its files. */
  readonly stop: () => Promise<void>;
}

const debianInstall = 'apt-get install -y --no-install-recommends mariadb-server';

/** The message is written for people: the command line prints it without a stack. */
class MariaDbMissing extends Error {
  readonly explained = true;
}

const isThere = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Debian keeps servers in /usr/sbin, which is not in everybody's PATH. */
const serverProgram = (): string | undefined => ['mariadbd', '/usr/sbin/mariadbd', '/usr/local/sbin/mariadbd'].find(isThere);

const installServer = (): void => {
  process.stderr.write('Installing mariadb-server with apt-get (needed by tests and benchmarks)…\n');
  // Runlevel 1 keeps the package from starting a server of its own.
  const script = `apt-get update -q && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive ${debianInstall}`;
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
  if (status !== 0)
    throw new MariaDbMissing(`${stdout}${stderr}\nInstalling MariaDB failed. Try by hand: apt-get update; ${debianInstall}`);
};

const findServer = (): string => {
  const found = isThere('mariadb-install-db') ? serverProgram() : undefined;
  if (found) return found;
  if (process.getuid?.() === 0 && isThere('apt-get')) {
    installServer();
    const installed = serverProgram();
    if (installed) return installed;
  }
  throw new MariaDbMissing(`A MariaDB server is needed and none is installed. On Debian or Ubuntu: sudo ${debianInstall}`);
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** mariadbd refuses to run as root unless told so by name. */
const asRoot = (): string[] => (process.getuid?.() === 0 ? ['--user=root'] : []);

const initialise = async (directory: string): Promise<void> => {
  mkdirSync(join(directory, 'data'));
  mkdirSync(join(directory, 'tmp'));
  // A small redo log makes a small directory; durability does not matter before the first start.
  const small = ['--innodb-log-file-size=32M', '--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0'];
  const where = [
    `--datadir=${join(directory, 'data')}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--skip-name-resolve',
  ];
  await promisify(execFile)('mariadb-install-db', ['--no-defaults', ...asRoot(), ...where, ...small]);
};

const serverArgs = (directory: string, port: number, options: MariaDbOptions): string[] => [
  '--no-defaults',
  ...asRoot(),
  `--datadir=${join(directory, 'data')}`,
  `--tmpdir=${join(directory, 'tmp')}`,
  `--socket=${join(directory, 'socket')}`,
  `--log-error=${join(directory, 'error.log')}`,
  `--init-file=${join(directory, 'init.sql')}`,
  '--bind-address=127.0.0.1',
  `--port=${port}`,
  '--skip-name-resolve',
  '--character-set-server=utf8mb4',
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-log-file-size=32M',
  `--innodb-buffer-pool-size=${options.bufferPoolMb ?? 64}M`,
  `--max-connections=${options.maxConnections ?? 200}`,
  '--performance-schema=0',
  '--key-buffer-size=1M',
  '--aria-pagecache-buffer-size=8M',
  ...(options.extraArgs ?? []),
];

/**
 * Ends the server when its owner dies, however that happens: the guard reads a pipe that only the owner holds open, so the end of the
 * owner is the end of the file. It makes sure that the process id still belongs to a server of this directory.
 */
const startGuard = (directory: string): ChildProcess => {
  const script = `cat >/dev/null; pid=$(cat "$1/pid" 2>/dev/null)
    if [ -n "$pid" ] && ps -o args= -p "$pid" | grep -qF -- "--datadir=$1/data"; then kill -9 "$pid"; fi
    rm -rf "$1"; sleep 1; rm -rf "$1"`;
  const guard = spawn('/bin/sh', ['-c', script, 'sh', directory], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  guard.unref();
  (guard.stdin as Socket).unref();
  return guard;
};

const canConnect = async (port: number, user: string, password: string): Promise<boolean> => {
  try {
    const connection = await createConnection({ host: '127.0.0.1', port, user, password, connectTimeout: 2_000 });
    await connection.end();
    return true;
  } catch {
    return false;
  }
};

const errorLog = (directory: string): string => {
  try {
    return readFileSync(join(directory, 'error.log'), 'utf8').trimEnd().split('\n').slice(-20).join('\n');
  } catch {
    return 'mariadbd wrote no log';
  }
};

const user = 'huiguan';

/** One server process at a time on one directory and port. */
class Instance {
  private child: ChildProcess | undefined;
  readonly password = randomBytes(12).toString('hex');

  constructor(
    readonly directory: string,
    readonly port: number,
    private readonly options: MariaDbOptions,
    private readonly program: string,
  ) {}

  async start(): Promise<void> {
    const account = `'${user}'@'127.0.0.1'`;
    const init = [`CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${this.password}';`, `GRANT ALL ON *.* TO ${account};`, ''];
    writeFileSync(join(this.directory, 'init.sql'), init.join('\n'));
    const child = spawn(this.program, serverArgs(this.directory, this.port, this.options), { stdio: 'ignore', detached: true });
    await once(child, 'spawn');
    child.unref();
    this.child = child;
    writeFileSync(join(this.directory, 'pid'), String(child.pid));
    for (let attempt = 0; attempt < 1_200; attempt += 1) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      if (await canConnect(this.port, user, this.password)) return;
      await sleep(25);
    }
    await this.end('SIGKILL');
    throw new Error(`mariadbd did not start:\n${errorLog(this.directory)}`);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  pid(): number {
    if (!this.child?.pid) throw new Error('this MariaDB is not running');
    return this.child.pid;
  }
}

/**
 * Makes and removes databases on a server.
 *
 * @param url says how the url of a database of a given name reads
 */
export const databasesOn = (url: (database: string) => string): Pick<PrivateMariaDb, 'createDatabase' | 'dropDatabase'> => {
  const run = async (sql: string): Promise<void> => {
    const connection = await createConnection(url(''));
    try {
      await connection.query(sql);
    } finally {
      await connection.end();
    }
  };
  return {
    createDatabase: async () => {
      const name = `huiguan_${randomBytes(6).toString('hex')}`;
      await run(`CREATE DATABASE ${name}`);
      return url(name);
    },
    dropDatabase: (created) => run(`DROP DATABASE IF EXISTS ${new URL(created).pathname.slice(1)}`),
  };
};

const startSomewhere = async (directory: string, options: MariaDbOptions, program: string): Promise<Instance> => {
  for (let attempt = 1; ; attempt += 1) {
    const instance = new Instance(directory, await freePort(), options, program);
    try {
      await instance.start();
      return instance;
    } catch (error) {
      // Between finding a free port and binding it somebody else may have taken it.
      if (attempt === 3 || !errorLog(directory).includes('bind')) throw error;
      appendFileSync(join(directory, 'error.log'), '\n'.repeat(20));
    }
  }
};

/**
 * Starts a private MariaDB server, about two seconds. It holds full durability (a commit is on the disk) with little memory.
 *
 * @throws MariaDbMissing with the command to install it, when it is not there and cannot be installed; Error with the server's log
 */
export const startMariaDb = async (options: MariaDbOptions = {}): Promise<PrivateMariaDb> => {
  const program = findServer();
  const directory = mkdtempSync(join(tmpdir(), 'huiguan-mariadb-'));
  const guard = startGuard(directory);
  try {
    await initialise(directory);
    const instance = await startSomewhere(directory, options, program);
    const url = (database: string): string => `mysql://${user}:${instance.password}@127.0.0.1:${instance.port}/${database}`;
    return {
      port: instance.port,
      pid: () => instance.pid(),
      url,
      ...databasesOn(url),
      kill: (signal = 'SIGKILL') => instance.end(signal),
      restart: async () => {
        await instance.end('SIGTERM');
        await instance.start();
      },
      stop: async () => {
        // The data is thrown away, so there is nothing to write back in good order.
        await instance.end('SIGKILL');
        rmSync(directory, { recursive: true, force: true });
        guard.stdin?.end();
      },
    };
  } catch (error) {
    guard.stdin?.end();
    throw error;
  }
};
