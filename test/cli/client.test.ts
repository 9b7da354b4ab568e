import { join } from 'node:path';
import { staleCalls } from '../../server/cli/client';

describe('The miniapp’s typed calls', () => {
  // Seen to fail with a field added to the input of check-ins.check-in.
  it('are what the operations ask for', () => {
    expect(staleCalls(join(__dirname, '../../miniapp/src/api/generated'))).toEqual([]);
  });
});
