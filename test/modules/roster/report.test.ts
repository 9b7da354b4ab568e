import fc from 'fast-check';
import { reportCsvHeading, reportCsvLine, reportLine } from '../../../server/modules/roster';
import { csvCell } from '../../../server/modules/roster/report';
import { readAll, text } from './reading';

// Seen to fail with the guard gone: the apostrophe in csvCell, the text line in `place`, `shown`.

describe('the report for whoever keeps the list', () => {
  it('says row, column, what stands there, what is wrong and how to write it', async () => {
    const content = text('编号,姓名,手机号,备注', 'H1,张三,1.40E+10,', '"H\n2",李四,14000010002,', 'H3,王五,14000010002,', 'H4,赵六,,');
    const lines = (await readAll(content)).map((row) => reportLine(row, 'zh-CN'));
    expect(lines).toEqual([
      '第 2 行C 列“手机号”：写的是“1.40E+10”。表格把手机号变成了科学计数法，原来的数字已经丢失。请把这一列设为“文本”格式，重新填写 11 位手机号。',
      '',
      '第 4 行（文本第 5 行）C 列“手机号”：写的是“14000010002”。这个手机号在第 3 行已经有了，一个手机号只能是一个人。请核对是重复登记还是号码写错。',
      '第 5 行（文本第 6 行）C 列“手机号”：空白。没有写手机号。请补上 11 位手机号。',
    ]);
  });

  it('speaks English, and of doubts too', async () => {
    const [refused, doubted] = await readAll(text('name,phone,gender', 'Ann,12,f', 'Bob,14000010001,robot'));
    if (!refused || !doubted) throw new Error('rows are missing');
    expect(reportLine(refused, 'en')).toBe('Row 2, column B “phone”: “12”. The number does not have 11 digits. Please check it.');
    expect(reportLine(doubted, 'en')).toBe(
      'Row 3, column C “gender”: “robot”. Gender should be 男 or 女. Taken in with the gender left blank.',
    );
  });

  it('stays one line of bearable length whatever the cell holds', async () => {
    const [row] = await readAll(text('姓名,手机号', `张三,"${'很长\n'.repeat(200)}"`));
    if (!row) throw new Error('row is missing');
    expect(reportLine(row, 'zh-CN')).not.toContain('\n');
    expect(reportLine(row, 'zh-CN').length).toBeLessThan(200);
  });

  it('as CSV opens in Excel and runs no formula', async () => {
    const [row] = await readAll(text('姓名,手机号', `张三,"=HYPERLINK(""http://x"",""点我"")"`));
    if (!row) throw new Error('row is missing');
    expect(reportCsvHeading('zh-CN')).toBe('\ufeff行号,列,表头,所写内容,原因,结果,说明\r\n');
    expect(reportCsvLine(row, 'zh-CN')).toContain(`2,B,手机号,"'=HYPERLINK(""http://x"",""点我"")",phone,未导入,`);
  });

  it('no value can start a formula, and none is lost', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', ' =', '\u200b='), fc.string(), (mark, rest) => {
        const bare = csvCell(mark + rest).replace(/^"/, '');
        expect(bare.startsWith("'")).toBe(true);
        expect(csvCell(mark + rest).replaceAll('""', '"')).toContain(mark + rest);
      }),
    );
    expect(['张三', '14000010002', 'a-b', '1=1'].map(csvCell)).toEqual(['张三', '14000010002', 'a-b', '1=1']);
  });
});
