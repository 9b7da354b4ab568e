/**
 * The one entry of every npm script: `node server/cli/run.mjs COMMAND [args…]`.
 *
 * It installs the dependencies when they are missing or outdated, compiles the TypeScript when it changed, and runs the command in
 * this very process, so that signals reach it and its exit code is the command's. It needs nothing but Node itself.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Commands that are compiled from server/cli/<file>.ts; each exports `main(argv): Promise<number>`. */
const commands = {
  start: 'start the server (and fill an empty database with the demo club)',
  owner: 'make somebody the first owner: owner -- PHONE [--name NAME]',
  import: 'import a roster: import -- FILE [--dry-run] [--json]',
  verify: 'prove every invariant on the configured database',
  bench: 'measure speed: bench -- [NAME…]',
  simulate: 'play club life on a scratch database: simulate -- --days N --members N --seed N',
  migrations: 'write the migrations that the entities ask for: migrations -- NAME',
  'rotate-keys': 'encrypt sensitive fields anew with the newest key',
  client: 'write the miniapp’s typed calls from the operations',
  'chat:parse': 'parse chat lines (JSON lines on standard input)',
};

/** Commands for those who work on the source; they need the development dependencies. */
const tasks = {
  test: 'run every test: the server’s on SQLite and MariaDB, the client’s in a real browser',
  'test:server': 'run the server’s tests',
  'test:long': 'the same with full counts',
  'test:client': 'run the client’s tests, in a real browser, too',
  'build:h5': 'build the client for browsers: miniapp/dist/h5',
  'build:weapp': 'build the client for WeChat: miniapp/dist/weapp',
  check: 'types, lint, format and architecture',
  types: 'check the types',
  lint: 'run the linter',
  format: 'format the source',
};

const usage = () => {
  const line = ([name, text]) => `  npm run ${name.padEnd(12)} ${text}`;
  return ['Commands:', ...Object.entries({ ...commands, ...tasks }).map(line), '', 'Each has --help.', ''].join('\n');
};

/** @returns {string | undefined} one sentence when this Node is older than package.json's engines ask for */
const tooOld = () => {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '');
  const [major, minor] = wanted.split('.').map(Number);
  const [haveMajor, haveMinor] = process.versions.node.split('.').map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return undefined;
  return `需要 Node.js ${wanted} 或更新版本 / huiguan needs Node.js ${wanted} or newer, and this is ${process.versions.node}.`;
};

/** Settings kept in a file `.env` beside package.json (see .env.example); what the environment says itself comes first. */
const readSettings = () => {
  const file = process.env.ENV_FILE ?? join(root, '.env');
  if (!existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw Object.assign(new Error(`${file}: 读不到 / cannot be read (${error.code ?? error.message})`), { explained: true });
  }
};

const buildClient = async () => (await import('./client-build.mjs')).tryClient(root);

const runCompiled = async (name, argv) => {
  const { mapStacks } = await import('./source-maps.mjs');
  mapStacks(join(root, '.build'));
  const { createRequire } = await import('node:module');
  const file = join(root, '.build/server/cli', `${name.replace(':', '-')}.js`);
  const { main } = createRequire(import.meta.url)(file);
  return name === 'start' ? main(argv, buildClient) : main(argv);
};

const run = async ([name, ...argv]) => {
  const problem = tooOld();
  if (problem) throw Object.assign(new Error(problem), { explained: true });
  const isTask = Object.hasOwn(tasks, name ?? '');
  if (!isTask && name !== 'build' && !Object.hasOwn(commands, name ?? '')) {
    const asked = name === undefined || name === 'help' || name === '--help' || name === '-h';
    (asked ? process.stdout : process.stderr).write(asked ? usage() : `There is no command ${name}.\n\n${usage()}`);
    return asked ? 0 : 2;
  }
  if (!isTask) readSettings();
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled(root, { development: isTask });
  const { ensureBuilt } = await import('./build.mjs');
  if (isTask) return (await import('./tasks.mjs')).runTask(root, name, argv);
  await ensureBuilt(root);
  return name === 'build' ? 0 : runCompiled(name, argv);
};

const LOOK_MS = 500;

/** npm hands SIGTERM on to the shell that stands between us, and the shell ends without a word: whoever loses it has been told to end. */
const endWithShell = () => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS);
  look.unref();
};

/** Pipes are flushed before leaving: a reader of `--json` must get the last line. */
const leave = async (code) => {
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write('', resolve))));
  process.exit(code);
};

endWithShell();
run(process.argv.slice(2)).then(
  // No code: the command ends when its last handle closes, and sets the exit code itself.
  (code) => (code === undefined ? undefined : leave(code)),
  (error) => {
    // `explained` marks a message written for people: where it was thrown helps nobody.
    process.stderr.write(`${error?.explained ? error.message : (error?.stack ?? error)}\n`);
    return leave(1);
  },
);
