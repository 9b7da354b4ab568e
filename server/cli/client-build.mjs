import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { holdsWhatIsLocked, installLocked, shortened } from './install.mjs';
import { withLock } from './lock.mjs';

const say = (line) => process.stderr.write(`${line}\n`);
const explained = (message) => Object.assign(new Error(message), { explained: true });
const folderOf = (root) => join(root, 'miniapp');
const hashOf = (text) => createHash('sha256').update(text).digest('hex');

const readOr = (file, otherwise) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
};

/** What a build is made from, as one text: every file with its time and size. */
const sourcesOf = (root) => {
  const found = [];
  const scan = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) scan(path);
      else if (entry.isFile()) note(path);
    }
  };
  const note = (path) => {
    const { mtimeMs, size } = statSync(join(root, path));
    found.push(`${path}:${mtimeMs}:${size}`);
  };
  for (const folder of ['miniapp/src', 'miniapp/config', 'shared']) scan(folder);
  for (const file of ['miniapp/package-lock.json', 'miniapp/babel.config.js', 'server/cli/client-build.mjs']) note(file);
  return hashOf([...found.sort(), process.env.API_BASE ?? ''].join('\n'));
};

/** Whether the miniapp's own packages are there, as its lock file has them. */
export const clientInstalled = (root) =>
  readOr(join(folderOf(root), 'node_modules/.huiguan-install'), '') === hashOf(readOr(join(folderOf(root), 'package-lock.json'), ''));

/**
 * Installs the miniapp's own packages where they are missing. Progress goes to standard error.
 *
 * @param {string} root the repository
 * @throws {Error} explained: npm's last words
 */
export const ensureClientInstalled = async (root) => {
  if (clientInstalled(root)) return;
  await withLock(join(root, '.cache/install-client.lock'), async () => {
    if (clientInstalled(root)) return;
    const folder = folderOf(root);
    if (!holdsWhatIsLocked(folder, true)) {
      say('正在安装客户端的依赖，首次约需两分钟… Installing the client’s dependencies; the first time takes about two minutes…');
      const { code, output } = await installLocked(folder, ['--no-audit', '--no-fund', '--loglevel=error', '--include=dev']);
      if (code !== 0)
        throw explained(`${shortened(output)}\n\n客户端的依赖安装失败。Installing the client’s dependencies failed (see above).`);
    }
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/.huiguan-install'), hashOf(readFileSync(join(folder, 'package-lock.json'))));
  });
};

const runTaro = (root, platform, out) =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production', TARO_ENV: platform, HUIGUAN_OUT: out };
    const args = ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', platform];
    const child = spawn(process.execPath, args, { cwd: folderOf(root), env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    // Taro's exit code is 0 even when nothing came of it: what was to be made tells.
    const made = { h5: 'index.html', weapp: 'app.json' }[platform];
    child.on('close', (code) =>
      code === 0 && existsSync(join(folderOf(root), out, made)) ? resolve() : reject(explained(`${shortened(output)}\n`)),
    );
  });

const pack = { '.br': promisify(brotliCompress), '.gz': promisify(gzip) };
const options = { '.br': { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }, '.gz': { level: 9 } };

/** The same again, packed, beside every text: the server hands it out as it is. */
const packAll = async (folder) => {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => /\.(html|js|css|svg)$/.test(entry.name));
  for (const entry of files) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const text = readFileSync(file);
    for (const ending of Object.keys(pack)) writeFileSync(file + ending, await pack[ending](text, options[ending]));
  }
};

const build = async (root, platform, stamp) => {
  const [made, wanted] = [`dist/.${platform}-${process.pid}`, `dist/${platform}`].map((path) => join(folderOf(root), path));
  say(`正在构建客户端（${platform}），约需半分钟… Building the client (${platform}); this takes about half a minute…`);
  try {
    await runTaro(root, platform, `dist/.${platform}-${process.pid}`);
    if (platform === 'h5') await packAll(made);
    writeFileSync(join(made, '.stamp'), stamp);
    rmSync(wanted, { recursive: true, force: true });
    renameSync(made, wanted);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
};

/**
 * Builds the client where it is missing or older than its sources, and installs what that needs. Progress goes to standard error.
 *
 * @param {string} root the repository
 * @param {'h5' | 'weapp'} platform
 * @throws {Error} explained: what npm or Taro said
 */
export const ensureClientBuilt = async (root, platform) => {
  const current = () => readOr(join(folderOf(root), `dist/${platform}/.stamp`), '') === sourcesOf(root);
  if (current()) return;
  await ensureClientInstalled(root);
  await withLock(join(root, `.cache/client-${platform}.lock`), async () => {
    if (!current()) await build(root, platform, sourcesOf(root));
  });
};

/**
 * For `npm start`: the same, but the server starts in any case. HUIGUAN_CLIENT=off leaves the client alone.
 *
 * @param {string} root the repository
 */
export const tryClient = async (root) => {
  if (process.env.HUIGUAN_CLIENT === 'off' || !existsSync(join(folderOf(root), 'package.json'))) return;
  try {
    await ensureClientBuilt(root, 'h5');
  } catch (error) {
    say(String(error?.explained ? error.message : (error?.stack ?? error)));
    say('客户端没有构建成功，先用聊天室：打开 /room。再试一次：npm run build:h5');
    say('The client could not be built; the web room serves meanwhile, at /room. To try again: npm run build:h5');
  }
};
