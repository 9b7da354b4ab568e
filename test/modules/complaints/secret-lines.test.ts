import { bySlip, holdsReceipt, speaksOfNoName, wishesNoName } from '../../../server/modules/complaints/secret-lines';

describe('A receipt in a line', () => {
  test.each([
    '7K3F-9MZQ-2C4D-8W0R-5TAB',
    '7k3f 9mzq 2c4d 8w0r 5tab',
    '７Ｋ３Ｆ－９ＭＺＱ－２Ｃ４Ｄ－８Ｗ０Ｒ－５ＴＡＢ',
    '7K3F9MZQ2C4D8W0R5TAB',
    '投诉进度 7K3F—9MZQ—2C4D—8W0R—5TAB',
    '我的回执是7K3F-9MZQ-2C4D-8W0R-5TAB。',
    '补充：7K3F_9MZQ_2C4D_8W0R_5TAB是周三',
  ])('is seen: %s', (line) => expect(holdsReceipt(line)).toBe(true));

  test.each([
    '投诉 更衣室没有热水',
    '13912345678 13812345678',
    '6222 0212 3456 7890 1234', // a bank card
    'this that with from them', // five words of four letters
    '/events/evt_1f7t2k0abcdefghjkmnpqrst',
    'https://club.test/p/abcdefghijklmnopqrstuvwxyz0123456789',
    '110105198703040025',
  ])('is not this: %s', (line) => expect(holdsReceipt(line)).toBe(false));
});

describe('The wish to stay unnamed', () => {
  test.each([
    '请匿名处理，教练迟到',
    '請匿名處理，教練遲到',
    '我想匿名，教练收红包',
    '（匿名）教练收红包',
    '匿名反映教练收红包',
    '教练收红包，请匿名',
    '教练收红包（匿名）',
    '不记名：前台骂人',
    'I want this to be anonymous: the coach is late',
    'the coach is late. anonymous please',
  ])('is heard at the beginning and at the end: %s', (text) => {
    expect(wishesNoName(text)).toBe(true);
    expect(speaksOfNoName(text)).toBe(true);
  });

  test.each([
    '匿名信没人管',
    '匿名用户在群里骂人',
    '有人发匿名信',
    '前台收到匿名电话后不处理',
    'anonymous letters are ignored',
    '热水不热',
  ])('is not the same as a complaint about such things: %s', (text) => expect(wishesNoName(text)).toBe(false));

  it('costs no more for a line made to cost much', () => {
    for (const text of ['请我要'.repeat(1300), `${'i it '.repeat(800)}x`, '匿名投诉'.repeat(900), '1a2b '.repeat(800)]) {
      wishesNoName(text);
      holdsReceipt(text);
    }
  });
});

describe('What follows a receipt', () => {
  const slip = '7K3F-9MZQ-2C4D-8W0R-5TAB';
  test.each([
    ['', { step: 'show' }],
    [' 是周三的课', { step: 'add', text: '是周三的课' }],
    [' 评价 4 有点慢', { step: 'rate', score: 4, comment: '有点慢' }],
    [' 評價：５分', { step: 'rate', score: 5, comment: '' }],
    [' rate 2 too slow', { step: 'rate', score: 2, comment: 'too slow' }],
    [' 评价 9', { step: 'rate', score: 9, comment: '' }],
    [' 评价什么时候出', { step: 'add', text: '评价什么时候出' }],
    [' 重开 又来了', { step: 'reopen', text: '又来了' }],
    [' reopen', { step: 'reopen', text: '' }],
    [' reopening hours are wrong', { step: 'add', text: 'reopening hours are wrong' }],
  ])('%s', (rest, expected) => expect(bySlip(`${slip}${rest}`)).toEqual({ receipt: slip, ...expected }));
});
