import { once } from 'node:events';
import { spawnCommand } from '../support/server-process';

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `npm run COMMAND` on that database to its end, as a process of its own. */
export async function command(argv: readonly string[], databaseUrl: string, env: Record<string, string> = {}): Promise<Ran> {
  const child = spawnCommand(argv, { DATABASE_URL: databaseUrl, ...env });
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** The last line of what was printed. */
export const lastLine = ({ out }: Ran): string => out.trimEnd().split('\n').at(-1) ?? '';
