import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { withLock } from './lock.mjs';

/** A change in any of these compiles everything anew. */
const recipe = ['.swcrc', 'server/cli/build.mjs', 'package-lock.json'];

const stamp = (file) => {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs}:${size}`;
};

const scan = (root, folder, found) => {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) scan(root, path, found);
    else if (entry.isFile() && !/\.(d|test)\.ts$|^server\/cli\/.*\.mjs$/.test(path)) found[path] = stamp(join(root, path));
  }
};

/** What the compiled tree is made from: every file of server/ and shared/ with its modification time and size. */
const takeManifest = (root) => {
  const files = {};
  for (const folder of ['server', 'shared']) scan(root, folder, files);
  return { recipe: recipe.map((file) => stamp(join(root, file))).join(' '), files };
};

const readManifest = (root) => {
  try {
    return JSON.parse(readFileSync(join(root, '.build/manifest.json'), 'utf8'));
  } catch {
    return { recipe: '', files: {} };
  }
};

const outputOf = (root, path) => join(root, '.build', path.replace(/\.ts$/, '.js'));

/** A reader sees the old file or the new one, never half of one. */
const writeWhole = (file, text) => {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
};

const compile = async (root, swc, options, path) => {
  const target = outputOf(root, path);
  const source = join(root, path);
  const { code, map } = await swc.transform(readFileSync(source, 'utf8'), {
    ...options,
    filename: source,
    sourceFileName: relative(dirname(target), source),
    sourceMaps: true,
    inlineSourcesContent: false,
    swcrc: false,
    configFile: false,
  });
  mkdirSync(dirname(target), { recursive: true });
  if (map) writeWhole(`${target}.map`, map);
  writeWhole(target, code);
};

const copy = (root, path) => {
  const target = outputOf(root, path);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(join(root, path), `${target}.new`);
  renameSync(`${target}.new`, target);
};

const build = async (root, before, now) => {
  const known = before.recipe === now.recipe ? before.files : {};
  const changed = Object.keys(now.files).filter((path) => known[path] !== now.files[path]);
  const gone = Object.keys(before.files).filter((path) => !(path in now.files));
  for (const path of gone) for (const end of ['', '.map']) rmSync(outputOf(root, path) + end, { force: true });
  const sources = changed.filter((path) => path.endsWith('.ts'));
  for (const path of changed) if (!path.endsWith('.ts')) copy(root, path);
  if (sources.length > 0) {
    const swc = createRequire(import.meta.url)('@swc/core');
    const options = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
    await Promise.all(sources.map((path) => compile(root, swc, options, path)));
  }
  mkdirSync(join(root, '.build'), { recursive: true });
  writeWhole(join(root, '.build/manifest.json'), JSON.stringify(now));
};

const same = (a, b) => a.recipe === b.recipe && JSON.stringify(a.files) === JSON.stringify(b.files);

/**
 * Brings `.build/` up to date with server/ and shared/: TypeScript is compiled to CommonJS with source maps, everything else is copied.
 * Only what changed is touched. Two processes that start together do not build twice.
 *
 * @param {string} root the repository
 */
export const ensureBuilt = async (root) => {
  if (same(readManifest(root), takeManifest(root))) return;
  await withLock(join(root, '.cache/build.lock'), async () => {
    // Taken again: the former holder of the lock may have done the work.
    const [before, now] = [readManifest(root), takeManifest(root)];
    if (!same(before, now)) await build(root, before, now);
  });
};
