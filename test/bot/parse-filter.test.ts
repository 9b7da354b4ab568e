import { PassThrough, Readable } from 'node:stream';
import { main } from '../../server/cli/chat-parse';

async function filter(input: string | Buffer[], argv: string[] = []) {
  const output = new PassThrough({ encoding: 'utf8' });
  const errors = new PassThrough({ encoding: 'utf8' });
  let written = '';
  let complained = '';
  output.on('data', (chunk) => (written += chunk));
  errors.on('data', (chunk) => (complained += chunk));
  const exitCode = await main(argv, { input: Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input), output, errors });
  await new Promise(setImmediate);
  return { exitCode, written, complained };
}

describe('the chat:parse filter', () => {
  test('answers each line in order, whatever the chunks', async () => {
    const bytes = Buffer.from(
      '\ufeff{"text":"签到","where":"group","mention":false}\r\n\n{"text":"报名 3","where":"direct","mention":false,"x":1}',
    );
    const { exitCode, written } = await filter([...bytes].map((byte) => Buffer.from([byte])));
    expect(exitCode).toBe(0);
    expect(written).toBe('{"intent":"checkIn","args":{}}\n{"intent":"signUp","args":{"event":"3","guests":0}}\n');
  });

  test('names a line it cannot read, goes on, and ends with 1', async () => {
    const { exitCode, written, complained } = await filter(
      'nonsense\n{"text":5,"where":"group"}\n{"text":"a","where":"sea"}\n[]\nnull\n{"text":"积分","where":"group","mention":false}\n',
    );
    expect(exitCode).toBe(1);
    expect(written).toBe('{"intent":"points","args":{}}\n');
    expect(complained.split('\n').map((line) => line.slice(0, 13))).toEqual([
      'line 1: not J',
      'line 2: text:',
      'line 3: where',
      'line 4: line:',
      'line 5: line:',
      '',
    ]);
  });

  test('keeps a line separator inside a string', async () => {
    const { written } = await filter('{"text":"投诉 一\u2028二","where":"group","mention":false}\n');
    expect(JSON.parse(written)).toEqual({ intent: 'fileComplaint', args: { text: '一\u2028二', anonymous: false } });
  });

  test('knows its options', async () => {
    expect((await filter('{"text":"@Bob qd","where":"group","mention":true}', ['--bot-name', 'bob'])).written).toContain('checkIn');
    expect((await filter('', ['--help'])).written).toContain('Usage');
    expect(await filter('', ['--nonsense'])).toMatchObject({ exitCode: 2, written: '' });
  });
});
