import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { SECRET } from './club';

/** A real server of the compiled tree in a process of its own. It never outlives the process that started it. */
export interface ServerProcess {
  /** `http://127.0.0.1:PORT` */
  url: string;
  pid: number;
  /** Null while it runs. */
  ended(): { code: number | null; signal: string | null } | null;
  /** Sends the signal (SIGKILL unless told) and waits until the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<{ code: number | null; signal: string | null }>;
}

const root = join(__dirname, '../..');
/** Run inside the child before its own program: the pipe to the parent closes when the parent dies, however that happens. */
const DIE_WITH_PARENT = 'data:text/javascript,process.on("disconnect",()=>process.kill(process.pid,"SIGKILL"))';

/** Starts `node server/cli/run.mjs ARGV…` so that it dies with this process. */
export const spawnCommand = (argv: readonly string[], env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ['--import', DIE_WITH_PARENT, 'server/cli/run.mjs', ...argv], {
    cwd: root,
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, ENV_FILE: '', APP_SECRET: SECRET },
      ...{ HUIGUAN_DEMO: 'off', HUIGUAN_CLIENT: 'off', ...env },
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });

const environment = (databaseUrl: string): Record<string, string> => ({
  ...{ PORT: '0', HOST: '127.0.0.1', DATABASE_URL: databaseUrl, LOG_LEVEL: process.env.TEST_LOG ?? 'error' },
  ...{ RATE_LIMIT_PERSON: '1000000', RATE_LIMIT_ADDRESS: '1000000' },
});

/** Resolves when the server has said where it listens and `/readyz` answers 200; rejects with what it said when it ends before. */
export async function startServer(databaseUrl: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const child = spawnCommand(['start'], { ...environment(databaseUrl), ...env });
  let ended: { code: number | null; signal: string | null } | null = null;
  const end = once(child, 'exit').then(([code, signal]) => (ended = { code, signal }));
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      const [, found] = /huiguan\s+(http:\/\/127\.0\.0\.1:\d+)\//.exec(said) ?? [];
      if (found) resolve(found);
    };
    child.stdout?.on('data', (chunk: Buffer) => {
      read(chunk);
      if (process.env.TEST_LOG) process.stderr.write(chunk);
    });
    child.stderr?.on('data', read);
    void end.then(() => reject(new Error(`The server ended before it listened:\n${said}`)));
  });
  const ready = await fetch(`${url}/readyz`);
  if (ready.status !== 200) throw new Error(`/readyz answers ${ready.status}: ${await ready.text()}`);
  const kill = (signal: NodeJS.Signals = 'SIGKILL') => {
    child.kill(signal);
    return end;
  };
  return { url, pid: child.pid as number, ended: () => ended, kill };
}
