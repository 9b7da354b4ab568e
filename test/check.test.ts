import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

// `npm run check` is for people in a hurry; this makes the test run refuse the same things.

const root = join(__dirname, '..');

const run = (...args: string[]): { status: number | null; output: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
};

describe('the source', () => {
  // Seen to fail with a number assigned to a string in server/core.
  it('has sound types', () => {
    expect(run('server/cli/run.mjs', 'types')).toEqual({ status: 0, output: '' });
  });

  // Seen to fail with an unused import, and with a line of double quotes, in server/core.
  it.each([
    ['is clean to the linter', ['lint']],
    ['is formatted', ['format', '--check']],
  ])('%s', (_, args) => {
    const { status, output } = run('server/cli/run.mjs', ...args);
    expect(status === 0 ? '' : output).toBe('');
  });
});
