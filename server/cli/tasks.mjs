import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { clientInstalled, ensureClientBuilt } from './client-build.mjs';

const require = createRequire(import.meta.url);

const tsc = ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'];
// The client and its tests together; those reach into the server.
const clientTypes = ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'test/miniapp'];
const biome = (...args) => ['node_modules/@biomejs/biome/bin/biome', ...args];

/** One part of `npm run check`; also what `types` and `lint` run alone. */
const parts = {
  types: tsc,
  'client types': clientTypes,
  lint: biome('lint', '--error-on-warnings'),
  format: biome('check', '--linter-enabled=false'),
  architecture: ['server/cli/run.mjs', 'test', '--silent', 'test/architecture.test.ts'],
};

/** A part that needs no database must not wait for one. */
const partEnv = () => ({ ...process.env, HUIGUAN_MARIADB: 'none' });

const runPart = (root, name) =>
  new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(process.execPath, parts[name], { cwd: root, env: partEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ name, ok: code === 0, output, seconds: (Date.now() - started) / 1000 }));
  });

const report = ({ name, ok, output, seconds }) => {
  if (!ok) process.stdout.write(output);
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)\n`);
};

const check = async (root) => {
  const client = clientInstalled(root);
  const types = runPart(root, 'types').then(async (ours) => (client ? [ours, await runPart(root, 'client types')] : [ours]));
  const results = [];
  for (const name of ['lint', 'format', 'architecture']) {
    const result = await runPart(root, name);
    report(result);
    results.push(result);
  }
  for (const result of await types) {
    report(result);
    results.push(result);
  }
  if (!client) process.stdout.write('--     client types: not checked, its packages are not installed (npm run build:h5 installs them)\n');
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  process.stdout.write(failed.length === 0 ? 'check: ok\n' : `check: failed in ${failed.join(', ')}\n`);
  return failed.length === 0 ? 0 : 1;
};

const runTool = (root, args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
    child.on('close', (code) => resolve(code ?? 1));
  });

const help = {
  check: 'npm run check: types, lint, format and architecture; says which part failed.\n',
  'build:h5': 'npm run build:h5: builds the client for browsers into miniapp/dist/h5, unless that is current.\n',
  'build:weapp':
    'npm run build:weapp: builds the client for WeChat into miniapp/dist/weapp, unless that is current. API_BASE=https://… says where the server is.\n',
  format: 'npm run format [-- --check | FILE…]: formats the source and sorts its imports; with --check it only looks.\n',
};

const readSummary = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Without counts, or with a bad exit for another reason, something failed. */
const countsOf = (file, code) => {
  const counts = readSummary(file) ?? { passed: 0, failed: 1 };
  if ((code || counts.passed === 0) && counts.failed === 0) counts.failed = 1;
  return counts;
};

/** The counts stand alone on the last line. */
const tell = ({ passed, failed }) => process.stdout.write(`${passed} passed, ${failed} failed\n`);

/** The last thing that a run does, also after a crash. */
const countsPrinter = (file, keep) => () => {
  const counts = countsOf(file, process.exitCode);
  if (counts.failed > 0) process.exitCode ||= 1;
  tell(counts);
  if (keep) writeFileSync(file, JSON.stringify(counts));
  else rmSync(file, { force: true });
};

/** Tests that leave a socket or a timer behind would keep the run alive for ever: that is a failure, told as one. */
const refuseToHang = () => {
  const timer = setTimeout(() => {
    process.stderr.write('The tests are over, but something they opened is still open (npx jest --detectOpenHandles names it).\n');
    process.exit(1);
  }, 30_000);
  timer.unref();
};

const test = async (root, argv, { long = false, config = [] }) => {
  process.env.NODE_ENV ??= 'test';
  if (long) process.env.HUIGUAN_LONG = '1';
  mkdirSync(join(root, '.cache'), { recursive: true });
  const wanted = process.env.HUIGUAN_TEST_SUMMARY;
  const file = wanted || join(root, `.cache/test-summary-${process.pid}.json`);
  // Not for the runs that tests may start themselves.
  delete process.env.HUIGUAN_TEST_SUMMARY;
  rmSync(file, { force: true });
  // Without this flag jest ends the process on the spot when nothing matches; the missing counts then tell the failure.
  const options = [`--rootDir=${root}`, ...config, '--passWithNoTests', ...(long ? ['--testTimeout=3600000'] : []), ...argv];
  if (argv.includes('--help')) return runTool(root, ['node_modules/jest/bin/jest.js', '--help']);
  process.env.HUIGUAN_COUNTS = file;
  const printCounts = countsPrinter(file, Boolean(wanted));
  process.on('exit', printCounts);
  await require('jest').run(options, root);
  // jest sets the exit code in such a listener too: ours has to come after it.
  process.off('exit', printCounts).on('exit', printCounts);
  refuseToHang();
  return undefined;
};

/** The client's tests look at the built client, in a browser, against the compiled server. */
const testClient = async (root, argv) => {
  process.env.HUIGUAN_MARIADB ??= 'none';
  await ensureClientBuilt(root, 'h5');
  return test(root, argv, { config: ['--config=test/miniapp/jest.config.cjs'] });
};

/** Every suite, each in a process of its own, as their settings differ; the counts of all on the last line. */
const testAll = async (root) => {
  const wanted = process.env.HUIGUAN_TEST_SUMMARY;
  const part = join(root, `.cache/test-summary-${process.pid}.json`);
  const all = { passed: 0, failed: 0 };
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (const suite of ['test:server', 'test:client']) {
    const code = await runTool(root, ['server/cli/run.mjs', suite], { HUIGUAN_TEST_SUMMARY: part });
    const { passed, failed } = countsOf(part, code);
    all.passed += passed;
    all.failed += failed;
    rmSync(part, { force: true });
  }
  tell(all);
  if (wanted) writeFileSync(wanted, JSON.stringify(all));
  return all.failed === 0 ? 0 : 1;
};

const buildClient = async (root, platform) => {
  await ensureClientBuilt(root, platform);
  process.stdout.write(`miniapp/dist/${platform}\n`);
  return 0;
};

/** Of server and tests, and of the client where its packages are there. */
const types = async (root, argv) => {
  const ours = await runTool(root, [...parts.types, ...argv]);
  return ours === 0 && clientInstalled(root) ? runTool(root, [...parts['client types'], ...argv]) : ours;
};

/**
 * Runs one of the commands for those who work on the source.
 *
 * @param {string} root the repository
 * @param {string} name `test`, `test:server`, `test:client`, `test:long`, `build:h5`, `build:weapp`, `check`, `types`, `lint` or `format`
 * @param {string[]} argv further arguments, handed on to the tool
 * @returns {Promise<number | undefined>} the exit code; undefined when the process ends by itself
 */
export const runTask = (root, name, argv) => {
  const ofClient = argv.length > 0 && argv.every((file) => file.startsWith('test/miniapp'));
  if (name === 'test:client' || (name === 'test' && ofClient)) return testClient(root, argv);
  if (name === 'test' && argv.length === 0) return testAll(root);
  if (name.startsWith('test')) return test(root, argv, { long: name === 'test:long' });
  if (argv.includes('--help') && name in help) {
    process.stdout.write(help[name]);
    return 0;
  }
  if (name === 'check') return check(root);
  if (name === 'types') return types(root, argv);
  if (name.startsWith('build:')) return buildClient(root, name.slice('build:'.length));
  if (name === 'format') return runTool(root, [...parts.format, ...(argv.includes('--check') ? [] : ['--write', ...argv])]);
  return runTool(root, [...parts[name], ...argv]);
};
