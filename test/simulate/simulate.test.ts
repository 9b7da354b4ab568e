import { once } from 'node:events';
import { isLong } from '../support/counts';
import { sharedMariaDb } from '../support/mariadb';
import { spawnCommand } from '../support/server-process';

const SIZE = isLong ? ['--days', '365', '--members', '500'] : ['--days', '15', '--members', '40'];

interface Played {
  code: number | null;
  history: Record<string, unknown>;
  digest: string;
}

async function simulate(...more: string[]): Promise<Played> {
  const child = spawnCommand(['simulate', ...SIZE, '--json', ...more], {});
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`simulate ended with ${code}\n${err}\n${out}`);
  const lines = out.trimEnd().split('\n');
  return { code, history: JSON.parse(lines.at(-2) ?? '') as Record<string, unknown>, digest: lines.at(-1) ?? '' };
}

describe('Months of club life on a scratch database', () => {
  // Seen to fail
  // - with passSeats left out of cancelSignUp (events.nobody-unserved),
  // - with each process's own chance not seeded,
  // - with maxBatchMs left out of world.ts and batches of 1 ms: then the machine's speed decides who comes first. With the usual 25 ms it
  //   takes a busy machine.
  it('keep every invariant, and are the same history for the same seed and another for another', async () => {
    const first = await simulate('--seed', '7');
    expect(first.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(first.history.acts).toBeGreaterThan(100);
    expect(await simulate('--seed', '7')).toEqual(first);
    expect((await simulate('--seed', '8')).digest).not.toBe(first.digest);
  }, 3_600_000);

  it('go as well on MariaDB', async () => {
    const maria = sharedMariaDb();
    const url = await maria.createDatabase();
    try {
      const played = await simulate('--seed', '7', '--database', url);
      expect([played.code, played.digest]).toEqual([0, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    } finally {
      await maria.dropDatabase(url);
    }
  }, 3_600_000);
});
