import { encode } from 'iconv-lite';
import { openRoster, type RosterMember } from '../../../server/modules/roster';
import { onlyMember, options, outcomes, readAll, text } from './reading';

// Seen to fail with the guard gone: PATTERNS in heading-fields.ts (the column is silently not used: a term of 2030 becomes one of a year
// from today), the two languages in headingMeaning, DAY in the shapes of terms, `compact` and `firstWords` in row-kinds.ts, the rule of
// sums without a word, `telling` in open-text.ts (everything after the first Chinese name is broken), MOST_STRAYS, FORMULA_ERROR, PRIVATE.

const valueUnder = async (heading: string, cell: string): Promise<RosterMember> =>
  onlyMember(text(`姓名,手机号,${heading}`, `张三,14000010001,${cell}`));

describe('a heading is understood in words that nobody listed:', () => {
  const found: [keyof RosterMember, unknown, string, string[]][] = [
    [
      'endsOn',
      '2030-08-14',
      '2030-8-14',
      ['会员有效期', '有效期限', '会员到期时间', '会籍到期日', '会籍截止日期', '会员卡到期日', '到期', '過期日期'],
    ],
    [
      'joinedOn',
      '2021-08-14',
      '2021-8-14',
      ['入会年月日', '加入时间', '会籍开始', '会籍起始日', '会员加入日期', '登记日期', '会员有效期起', '入會'],
    ],
    ['tierId', '金卡', '金卡', ['卡等级', '会员卡等级', '会员卡类型', '等级名称', '当前等级', '会员等级/Level']],
    ['points', 12, '12', ['积分数', '累计积分', '积分值', '会员积分余额', '目前积分', '剩余可用积分', '積分餘額']],
    ['idNumber', '999999194903087087', '999999194903087087', ['身份证件号', '证件编号', '居民身份证号码', '身份證號 ID No.']],
    ['referrerPhone', '14000010002', '14000010002', ['推荐人手机号码', '推荐人号码', '介绍人手机号', '推荐人联系方式', '推薦人（手机）']],
    ['spentFen', 1250, '12.5', ['累计消费额', '消费', '总消费额', '累计消费￥', '历史消费总额（元）']],
    ['memberNo', 'A12', 'A12', ['会员编码', '会员卡编号', '档案号', 'NO.', '编号 No.']],
  ];
  it.each(found)('%s', async (field, value, cell, headings) => {
    for (const heading of headings) expect([heading, (await valueUnder(heading, cell))[field]]).toEqual([heading, value]);
  });

  it('name, phone and birthday, also in two languages', async () => {
    for (const heading of [
      '姓名/Name,手机/Mobile,生日/Birthday',
      '姓名 Name,电话 Phone,生日 DOB',
      '客户名称,客户手机,出生日期',
      '会员姓名,手机号1,会员出生日期',
      '会员名字,手机/微信,出生年月日',
      '真实姓名,登记手机号,本人生日',
    ])
      expect([heading, await onlyMember(text(heading, '张三,14000010001,1982-8-14'))]).toMatchObject([
        heading,
        { name: '张三', phone: '14000010001', birth: { year: 1982 } },
      ]);
  });

  it('the calendar of a birthday', async () => {
    for (const heading of ['农历/公历', '是否农历', '农历？', '公历/农历', '生日是否农历', '阴历阳历', '生日历法']) {
      const { birth } = await onlyMember(text(`姓名,手机号,生日,${heading}`, '张三,14000010001,1982-8-14,农历'));
      expect([heading, birth?.calendar]).toEqual([heading, 'lunar']);
    }
  });

  it('and somebody else’s phone, or a yes under 注册, is not taken for the member’s', async () => {
    const head = '姓名,紧急联系人电话,家长手机,手机号,注册,有效,推荐人姓名,积分到期日期,最近消费日期,消费次数,介绍';
    const member = await onlyMember(text(head, '张三,14000010002,14000010003,14000010001,是,否,李四,2026-1-1,2026-1-1,3,老会员'));
    expect(member).toMatchObject({ phone: '14000010001', joinedOn: null, endsOn: null, referrerPhone: null, spentFen: 0, points: 0 });
    expect((await openRoster(text(head), options)).unknown).toHaveLength(9);
  });
});

describe('rows that are no people, as they are really written,', () => {
  it('are not counted, with a running number in front or not', async () => {
    const content = text(
      '序号,编号,姓名,手机号,积分',
      '1,A1,张三,14000010001,5',
      '2,,合 计,,5',
      ',,总　计：,1 人,5',
      ',以上共 1 人,,,',
      ',,会员总数,1,',
      ',,平均,,5',
      '3,合计人数,1,,',
      ',—— 完 ——,,,',
      ',数据来源：前台,,,',
      ',,,,5',
      '共1条记录,,,,',
    );
    expect(outcomes(await readAll(content))).toEqual(['张三']);
  });

  it('but whoever has a number, and neither name nor phone, is handed back', async () => {
    const content = text('编号,姓名,手机号,积分,生日', 'A1,,,120,', ',,,120,1982-8-14', '1,完颜旻,,,', '2,总管,14000010001,,');
    expect(outcomes(await readAll(content))).toEqual(['2 name name-missing', '3 name name-missing', '4 phone phone-missing', '总管']);
  });
});

describe('strange cells and files:', () => {
  it('a stray NUL is no reason to refuse a whole list', async () => {
    const rows = await readAll(Buffer.from('姓名,手机号,备注\n张\u0000三,14000010001,\n李四,1400001\u00000002,a\u0000b\n'));
    expect(outcomes(rows)).toEqual(['张 三', '李四']);
    expect(rows[1]).toMatchObject({ line: 3, member: { phone: '14000010002', remark: 'a b' } });
  });

  it('what a broken formula left is no name, and a character of private use is worth a look', async () => {
    const names = ['#REF!', '#NAME?', '#VALUE!', '#DIV/0!', '#N/A', '?', '张\ue863', '𠮷', '䶮', '①'];
    const rows = await readAll(text('姓名,手机号', ...names.map((name, at) => `${name},${14_000_010_000 + at}`)));
    expect(rows.map((row) => (row.ok ? row.warnings.map(({ code }) => code).join() : row.detail))).toEqual([
      'name-unreadable',
      'name-unreadable',
      'name-unreadable',
      'name-unreadable',
      'name-missing',
      'name-unreadable',
      'name-damaged',
      '',
      '',
      'name-unreadable',
    ]);
  });

  it('a phone or an identity number is no member number: all see that, and it outlives an erasure', async () => {
    for (const number of ['14000010001', '138 0000 0000', '999999194903087087', '99999919820916161x', '14000010001.0']) {
      const [row] = await readAll(text('会员卡号,姓名,手机号', `${number},张三,14000010001`));
      if (!row?.ok) throw new Error('refused');
      expect([number, row.warnings.map(({ code }) => code), row.member.memberNo]).toEqual([number, ['number-private'], null]);
    }
    expect((await valueUnder('会员编号', '20261122001')).memberNo).toBe('20261122001');
  });

  it('9999-12-31 is what databases write for no end', async () => {
    for (const end of ['9999-12-31', '9999/12/31', '99991231', '9999年12月31日'])
      expect([end, await valueUnder('到期日期', end)]).toMatchObject([end, { lifetime: true, endsOn: null }]);
  });

  it('a list in GBK under English headings whose first Chinese name stands far below', async () => {
    const many = Array.from({ length: 9_000 }, (_, at) => `Anna,${14_000_010_000 + at}`);
    for (const encoding of ['gbk', 'utf8']) {
      const rows = await readAll(encode(['name,mobile', ...many, '徐伟,14100000000'].join('\n'), encoding));
      expect([encoding, rows.length, outcomes(rows.slice(-1))]).toEqual([encoding, 9_001, ['徐伟']]);
    }
  });

  it('wide commas part cells where no others do', async () => {
    expect(outcomes(await readAll(text('姓名，手机号，备注', '张三，14000010001，好')))).toEqual(['张三']);
    expect(await onlyMember(text('姓名,手机号,备注', '张三,14000010001,好，很好，非常好'))).toMatchObject({ remark: '好，很好，非常好' });
  });
});
