import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules } from '../modules';
import { writeCalls } from './client/write-calls';

const HELP = `npm run client [-- --check]

Writes the miniapp's typed calls, miniapp/src/api/generated, from the server's operations. With --check it only looks: exit 1 when they
are not current.
`;

const present = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** Which of the committed files differ from what the operations ask for. */
export function staleCalls(folder: string): string[] {
  const wanted = writeCalls(modules);
  const here = present(folder);
  const differing = [...wanted].filter(([file, text]) => !here.includes(file) || readFileSync(join(folder, file), 'utf8') !== text);
  return [...differing.map(([file]) => file), ...here.filter((file) => !wanted.has(file))];
}

function write(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of writeCalls(modules)) writeFileSync(join(folder, file), text);
}

/** Writes the calls, or with --check looks whether they are current. */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const folder = join(process.cwd(), 'miniapp/src/api/generated');
  if (!argv.includes('--check')) {
    write(folder);
    return 0;
  }
  const stale = staleCalls(folder);
  for (const file of stale) process.stderr.write(`miniapp/src/api/generated/${file} is not current: npm run client\n`);
  return stale.length === 0 ? 0 : 1;
}
