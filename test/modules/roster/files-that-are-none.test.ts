import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { DomainError } from '../../../server/core/errors';
import { RosterError } from '../../../server/modules/roster';
import { options, outcomes, readAll, text, workbookOf } from './reading';

// Seen to fail with the guard gone: the OLE and zip marks in refuseForeign, looksBinary, MAX_RATIO and `maxBytes`, `maxRows`, the fatal
// decoder in rowsOf, headerFault.

const refusal = async (content: string | Uint8Array, extra = {}): Promise<string> => {
  try {
    return outcomes(await readAll(content, extra)).join();
  } catch (error) {
    if (!(error instanceof RosterError)) throw error;
    return error.reason;
  }
};

const crcTable = Array.from({ length: 256 }, (_, n) =>
  Array.from({ length: 8 }).reduce<number>((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n),
);
const crc32 = (bytes: Buffer): number => (bytes.reduce((c, byte) => (crcTable[(c ^ byte) & 255] ?? 0) ^ (c >>> 8), -1) ^ -1) >>> 0;

/** A zip archive by hand, so that it may lie; `flags` 1 = encrypted. */
function zipOf(parts: Record<string, Buffer | string>, { flags = 0, claim = 0 } = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claim || bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, tail, Buffer.from(name)]));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, central, Buffer.from('PK\u0005\u0006'), end]);
}

const book = {
  'xl/workbook.xml': '<workbook><sheets><sheet name="S" sheetId="1" r:id="r1" xmlns:r="r"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="/xl/s.xml"/></Relationships>',
};
const cell = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const sheet = (inside: string): string =>
  `<worksheet><sheetData><row>${cell('姓名')}${cell('手机号')}</row><row>${cell('甲')}${cell('14000010001')}</row>${inside}</sheetData></worksheet>`;
const bookOf = (xml: string, how = {}): Buffer => zipOf({ ...book, 'xl/s.xml': xml }, how);

const garbage = Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7_919 + (at >> 3) * 104_729) & 255));
const ole = (inside: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000), Buffer.from(inside, 'utf16le'), Buffer.alloc(500)]);

describe('a file that is no roster is refused in one sentence:', () => {
  const cases: [string, Buffer, string][] = [
    ['nothing', Buffer.alloc(0), 'empty'],
    ['blanks', Buffer.from('\ufeff \r\n\r\n'), 'empty'],
    ['garbage', garbage, 'not-spreadsheet'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\n'), 'no-header'],
    ['a web page that calls itself .xls', Buffer.from('<html><table><tr><td>姓名</td></tr></table>'), 'other-format'],
    ['an old .xls', ole('Workbook'), 'old-xls'],
    ['an older .xls', Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]), 'old-xls'],
    ['a workbook with a password', ole('EncryptedPackage'), 'locked'],
    ['a zip of something else', zipOf({ 'word/document.xml': '<a/>' }), 'not-spreadsheet'],
    ['an ODS', zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), 'other-format'],
    ['an XLSB', zipOf({ 'xl/workbook.bin': 'x' }), 'other-format'],
    ['an encrypted zip', bookOf(sheet(''), { flags: 1 }), 'locked'],
    ['half a zip', bookOf(sheet('')).subarray(0, 300), 'damaged'],
    ['broken XML', bookOf(sheet('<row><c>')), 'damaged'],
    ['a row number beyond any sheet', bookOf(sheet('<row r="99999999"/>')), 'damaged'],
    ['a sheet without headings', bookOf('<worksheet><sheetData/></worksheet>'), 'no-header'],
    ['a size that is a lie', bookOf(sheet('<row/>'.repeat(50_000)), { claim: 500 }), 'damaged'],
    ['a zip bomb', bookOf(sheet(' '.repeat(40_000_000))), 'too-large'],
    [
      'entities that multiply',
      bookOf(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${sheet(`<row>${cell('&b;')}</row>`)}`),
      'damaged',
    ],
    ['text without headings', text('你好', '这里没有表格'), 'no-header'],
    ['no column for the name', text('编号,手机号', '1,14000010001'), 'no-name-column'],
    ['no column for the phone', text('编号,姓名', '1,张三'), 'no-phone-column'],
    ['bytes of no encoding', Buffer.concat([text('姓名,手机号'), Buffer.from([0xff, 0xff, 0xff])]), 'encoding'],
  ];

  it.each(cases)('%s', async (_, content, reason) => {
    expect(await refusal(content)).toBe(reason);
  });

  it('a good one by hand passes, so that the bad ones fail for their own fault', async () => {
    expect(await refusal(bookOf(sheet('<row/>')))).toBe('甲');
  });

  it('a path that leads nowhere, or to a folder', async () => {
    expect([await refusal('/nowhere/list.csv'), await refusal(tmpdir())]).toEqual(['missing', 'missing']);
  });

  it('the encoding breaks far below the heading', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `张三,${14000010000 + at}`);
    expect(await refusal(Buffer.concat([text('姓名,手机号', ...lines), Buffer.from([0xd5, 0xc5, 0xc8])]))).toBe('encoding');
  });

  it('more bytes, or more rows, than allowed', async () => {
    const content = text('姓名,手机号', '甲,14000010001', '乙,14000010002');
    expect(await refusal(content, { maxBytes: 20 })).toBe('too-large');
    expect(await refusal(content, { maxRows: 1 })).toBe('too-large');
    expect(
      await refusal(await workbookOf([['姓名', '手机号'], ...Array.from({ length: 3_000 }, () => ['甲', '1'])]), { maxBytes: 60_000 }),
    ).toBe('too-large');
  });

  it('any workbook cut short or with a byte turned is read or refused, never a crash', async () => {
    const whole = await workbookOf([
      ['姓名', '手机号'],
      ['甲', '14000010001'],
    ]);
    for (let at = 0; at < whole.length; at += 61) {
      const turned = Buffer.from(whole);
      turned[at] = (turned[at] ?? 0) ^ 0x55;
      expect(typeof (await refusal(turned))).toBe('string');
      expect(typeof (await refusal(whole.subarray(0, at)))).toBe('string');
    }
  });

  it('the refusal speaks to faces and to people in their language', async () => {
    const error = await readAll(text('你好')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ kind: 'invalid', code: 'roster.no-header', message: expect.stringContaining('表头') });
    expect(error instanceof RosterError && error.sentence('en')).toContain('heading row');
  });

  it('a file is told by what it is, not by its name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'roster-'));
    try {
      const path = join(folder, 'list.csv');
      await writeFile(
        path,
        await workbookOf([
          ['姓名', '手机号'],
          ['甲', '14000010001'],
        ]),
      );
      expect(outcomes(await readAll(path, options))).toEqual(['甲']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
