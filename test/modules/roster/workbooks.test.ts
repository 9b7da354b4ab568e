import ExcelJS from 'exceljs';
import { openRoster } from '../../../server/modules/roster';
import { isDateFormat } from '../../../server/modules/roster/open-workbook';
import { SharedStrings } from '../../../server/modules/roster/shared-strings';
import { StringCollector } from '../../../server/modules/roster/sheet-rows';
import { onlyMember, options, outcomes, readAll, workbookOf } from './reading';

// Seen to fail with the guard gone: date styles (a real date becomes a bare serial), `epoch1904`, the skip of reading aids (rPh) and of
// hidden sheets, the chunk change in SharedStrings, the list of other sheets.

const head = ['姓名', '手机号', '生日', '到期日期', '积分', '累计消费'];
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

describe('a workbook', () => {
  it('gives numbers with all their digits, real dates, formatted serials and bare serials', async () => {
    const rows = [
      head,
      ['甲', 14000010001, day('1969-07-18'), 46499, 1200, 15977.160000000002],
      ['乙', '14000010002', 19690718, day('2027-12-31'), '1,200', '2,364.23'],
      ['丙', 14000000000, day('1969-07-18'), 46499, 0, 0],
      ['丁', 14000010004, day('1905-03-04'), 46499, 0, 0],
    ];
    const [first, second, third, fourth] = await readAll(await workbookOf(rows));
    expect(first).toMatchObject({
      line: 2,
      ok: true,
      member: { phone: '14000010001', endsOn: '2027-04-22', points: 1200, spentFen: 1597716 },
    });
    expect(first).toMatchObject({ member: { birth: { year: 1969, month: 7, day: 18 } } });
    expect(second).toMatchObject({ member: { birth: { year: 1969, month: 7, day: 18 }, endsOn: '2027-12-31', points: 1200 } });
    expect(third).toMatchObject({ line: 4, reason: 'phone', detail: 'phone-rounded' });
    // as a bare number this would be a year
    expect(fourth).toMatchObject({ member: { birth: { year: 1905, month: 3, day: 4 } } });
  });

  it.each(['yyyy/m/d', 'yyyy"年"m"月"d"日"', '[$-804]yyyy年m月d日', 'm/d/yy h:mm', '[$-F800]dddd, mmmm dd, yyyy'])(
    'shows a day as %s',
    async (format) => {
      const rows = [head, ['甲', '14000010001', 25402, 46499.75, 5, 5]];
      const member = await onlyMember(await workbookOf(rows, { formats: { 3: format, 4: format } }));
      expect(member).toMatchObject({ birth: { year: 1969, month: 7, day: 18 }, endsOn: '2027-04-22' });
    },
  );

  it('tells date formats from others', () => {
    expect(['General', '0.00', '#,##0', '0.00E+00', '"day "0', '[Red]0', 'h:mm', '@', '_ * #,##0_ '].filter(isDateFormat)).toEqual([]);
  });

  it('counts from 1904 where the workbook says so', async () => {
    const rows = [head, ['甲', '14000010001', day('1969-07-18'), 46499 - 1462, 5, 5]];
    const member = await onlyMember(await workbookOf(rows, { date1904: true }));
    expect(member).toMatchObject({ birth: { year: 1969, month: 7, day: 18 }, endsOn: '2027-04-22' });
  });

  it('is read on its first visible sheet with headings, rows keep the numbers of the sheet', async () => {
    const before: Parameters<typeof workbookOf>[1] = {
      before: [
        { name: '说明', rows: [['请按下面的格式填写']] },
        {
          name: '旧表',
          state: 'hidden',
          rows: [
            ['姓名', '手机号'],
            ['旧人', '14000010009'],
          ],
        },
      ],
    };
    const content = await workbookOf([['某某俱乐部'], [], head, [], ['甲', '14000010001'], [], ['乙', '1']], before);
    expect(outcomes(await readAll(content))).toEqual(['甲', '7 phone phone-digits']);
    const roster = await openRoster(content, options);
    expect([roster.format, roster.sheet, roster.headerLine]).toEqual(['xlsx', '会员', 3]);
    roster.close();
  });

  it('with a roster on several sheets is read on the first, and the others are named', async () => {
    const rows = [
      ['姓名', '手机号'],
      ['乙', '14000010002'],
    ];
    const before = [
      { name: '金卡', rows },
      { name: '说明', rows: [['请按格式填写']] },
    ];
    const content = await workbookOf(
      [
        ['姓名', '手机号'],
        ['甲', '14000010001'],
      ],
      { before },
    );
    const roster = await openRoster(content, options);
    roster.close();
    expect([roster.sheet, roster.otherSheets]).toEqual(['金卡', ['会员']]);
    expect(outcomes(await readAll(content))).toEqual(['乙']);
  });

  it('gives errors of formulas as they are shown, formulas without a result as blanks, and the last day of all as no end', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('S');
    sheet.addRow(['姓名', '手机号', '积分', '到期日期']);
    sheet.addRow([{ formula: 'A9', result: { error: '#REF!' } }, '14000010001', 1]);
    sheet.addRow(['乙', { formula: 'B9' }, 1]);
    sheet.addRow(['丙', 14_000_010_003, { formula: 'C9*2', result: 24 }, day('9999-12-31')]);
    const rows = await readAll(Buffer.from(await book.xlsx.writeBuffer()));
    expect(outcomes(rows)).toEqual(['2 name name-unreadable', '3 phone phone-missing', '丙']);
    expect(rows[2]).toMatchObject({ member: { points: 24, lifetime: true } });
  });

  it('gives rich text, booleans, formulas’ results and escaped characters', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('S');
    sheet.addRow(['姓名', '手机号', '农历', '生日', '备注']);
    sheet.addRow([
      { richText: [{ text: '欧' }, { text: '阳' }] },
      { formula: '"1400001"&"0001"', result: '14000010001' },
      true,
      '1965-8-15',
      'a_x0007_b\n<&>',
    ]);
    const member = await onlyMember(Buffer.from(await book.xlsx.writeBuffer()));
    expect(member).toMatchObject({ name: '欧阳', phone: '14000010001', birth: { calendar: 'lunar' }, remark: 'a b <&>' });
  });

  it('leaves out the reading aids above characters', () => {
    const strings = new SharedStrings();
    const collector = new StringCollector(strings);
    for (const name of ['si', 't']) collector.open(name);
    collector.text('東京');
    for (const name of ['rPh', 't']) collector.open(name);
    collector.text('トウキョウ');
    for (const name of ['t', 'rPh', 'si']) collector.close(name);
    expect(strings.get(0)).toBe('東京');
  });

  it('keeps its shared strings in compact memory, over the edges of its chunks', () => {
    const strings = new SharedStrings();
    const word = (at: number): string => `${at}${'𠮷田a'.repeat(at % 40)}`;
    for (let at = 0; at < 140_000; at++) strings.add(word(at));
    const wrong = Array.from({ length: 140_000 }, (_, at) => at).filter((at) => strings.get(at) !== word(at));
    expect(wrong).toEqual([]);
    expect([strings.get(139_999), strings.get(140_000), strings.get(-1), strings.get(Number.NaN)]).toEqual([word(139_999), '', '', '']);
  });
});
