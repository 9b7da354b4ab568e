import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from './lock.mjs';

const stampOf = (root) => join(root, 'node_modules/.huiguan-install.json');

/** Identifies an install: the lock file, and the Node whose native modules were built. */
const keyOf = (root) => {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  return `${hash.digest('hex')} ${process.platform}-${process.arch}-${process.versions.modules}`;
};

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const stampFits = (root, key, development) => {
  const stamp = readJson(stampOf(root));
  return stamp?.key === key && (stamp.development || !development);
};

/**
 * Somebody may have run `npm ci` or `npm install` by hand: npm's own record then lists what the lock file lists.
 * Optional packages of other platforms are rightly absent.
 */
export const holdsWhatIsLocked = (root, development) => {
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (!installed || !wanted) return false;
  const missing = Object.entries(wanted).some(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional || (entry.dev && !development)) return false;
    return installed[path]?.version !== entry.version || installed[path]?.integrity !== entry.integrity;
  });
  return !missing;
};

const installedByHand = (root, development) => holdsWhatIsLocked(root, development) && existsSync(join(root, nativeModule));

const nativeModule = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node';

/** npm tells its children where it lives; started without npm, the one next to Node or in the PATH serves. */
const npmCommand = () => {
  const told = process.env.npm_execpath;
  if (told?.endsWith('npm-cli.js')) return [process.execPath, told];
  const near = join(dirname(process.execPath), 'npm');
  return [existsSync(near) ? near : 'npm'];
};

/**
 * Compiling needs Node's headers. Most installations bring them along beside Node itself; only else does npm fetch them from nodejs.org,
 * which not every machine can reach.
 */
const headersHere = () => {
  const prefix = dirname(dirname(process.execPath));
  try {
    const header = readFileSync(join(prefix, 'include/node/node_version.h'), 'utf8');
    const [major, minor] = ['MAJOR', 'MINOR'].map((part) => new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(header)?.[1]);
    return process.versions.node.startsWith(`${major}.${minor}.`) ? { npm_config_nodedir: prefix } : {};
  } catch {
    return {};
  }
};

/** Output is kept back: it only matters when the install fails, and standard output belongs to the command. */
const runNpm = (root, args) =>
  new Promise((resolve) => {
    const [program, ...first] = npmCommand();
    // The tracker that one package brings along stays silent with every version of npm.
    const env = { ...headersHere(), ...process.env, SCARF_ANALYTICS: 'false' };
    const child = spawn(program, [...first, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: `${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });

const missingTools = () =>
  ['g++', 'make', 'python3'].filter((tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error !== undefined);

/** The reason stands at the top of npm's words, or at the end of a compiler's. */
export const shortened = (output) => {
  const lines = output.trimEnd().split('\n');
  return lines.length > 60 ? [...lines.slice(0, 20), '…', ...lines.slice(-40)].join('\n') : lines.join('\n');
};

const failure = (output) => {
  const lines = [shortened(output), '', '依赖安装失败。Installing the dependencies failed (see above).'];
  const missing = missingTools();
  if (missing.length > 0) {
    lines.push(
      `缺少编译工具 ${missing.join(', ')}。When no ready-made database driver can be downloaded it is compiled here, which needs:`,
    );
    lines.push('  sudo apt-get install -y g++ make python3');
  }
  return Object.assign(new Error(lines.join('\n')), { explained: true });
};

/**
 * Installs what the lock file of `folder` says; resolves to npm's exit code and words. Some versions of npm find a lock file incomplete
 * that another one wrote, or that knows of packages for other platforms which their makers never published: then without that check.
 */
export const installLocked = async (folder, flags) => {
  const strict = await runNpm(folder, ['ci', ...flags]);
  return strict.code !== 0 && strict.output.includes('EUSAGE') ? runNpm(folder, ['install', '--no-save', ...flags]) : strict;
};

const install = async (root, development) => {
  process.stderr.write('正在安装依赖，首次约需两分钟… Installing the dependencies; the first time takes about two minutes…\n');
  const flags = ['--no-audit', '--no-fund', '--loglevel=error', development ? '--include=dev' : ''].filter(Boolean);
  const { code, output } = await installLocked(root, flags);
  if (code !== 0) throw failure(output);
  if (!existsSync(join(root, nativeModule))) {
    // With install scripts switched off for this user the driver is unpacked but not built.
    const rebuilt = await runNpm(root, ['rebuild', 'better-sqlite3', '--ignore-scripts=false']);
    if (!existsSync(join(root, nativeModule))) throw failure(output + rebuilt.output);
  }
  process.stderr.write('依赖已就绪。The dependencies are in place.\n');
};

/**
 * Makes sure that node_modules holds what package-lock.json says, for this Node. Progress goes to standard error.
 *
 * @param {string} root the repository
 * @param {{ development: boolean }} options whether the development dependencies are needed too
 * @throws {Error} explained: npm's last words, and the missing tools when there are any
 */
export const ensureInstalled = async (root, { development }) => {
  const key = keyOf(root);
  if (stampFits(root, key, development)) return;
  await withLock(join(root, '.cache/install.lock'), async () => {
    if (stampFits(root, key, development)) return;
    const full = development || process.env.NODE_ENV !== 'production';
    if (!installedByHand(root, full)) await install(root, full);
    mkdirSync(join(root, 'node_modules'), { recursive: true });
    writeFileSync(stampOf(root), JSON.stringify({ key, development: full }));
  });
};
