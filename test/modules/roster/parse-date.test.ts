import fc from 'fast-check';
import { isLunarDate } from '../../../server/modules/charter';
import { parseBirthday, parseLunarFlag } from '../../../server/modules/roster/parse-birthday';
import { chineseNumber, dayText, isSolarDay, parseDate, serialDay } from '../../../server/modules/roster/parse-date';
import { options } from './reading';

// Seen to fail with the guard gone: `isSolarDay` (impossible days pass), FIRST_BARE_SERIAL (2026 becomes a day of 1905), the midnight
// condition of TIME_TAIL (another zone's evening passes), the day+1 before serial 60, `checkedLunar`, `ageFault`, the five figures of
// SERIAL, `isSlip`, LEAP_ASIDE, MISWRITTEN_LEAP, the years of a date without one (闰正月 passes). With every colon taken out of the cell
// a birthday with a clock time was unreadable.

const read = (text: string, epoch1904 = false): string => {
  const day = parseDate(text, epoch1904);
  return 'fault' in day ? day.fault : dayText(day);
};

const anyDay = fc
  .date({ min: new Date('1907-01-01T00:00:00Z'), max: new Date('2173-10-13T00:00:00Z'), noInvalidDate: true })
  .map((at) => ({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), ms: at.getTime() }));

const two = (n: number): string => String(n).padStart(2, '0');
const wide = (text: string): string => text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

describe('a date', () => {
  it('reads the same in every style people use', () => {
    fc.assert(
      fc.property(anyDay, ({ year, month, day, ms }) => {
        const iso = `${year}-${two(month)}-${two(day)}`;
        const serial = Math.floor(ms / 86_400_000) + 25_569;
        const styles = [
          iso,
          `${year}.${month}.${day}`,
          `${year}/${month}/${day}`,
          `${year}年${month}月${day}日`,
          `${year} 年 ${two(month)} 月 ${two(day)} 日`,
          `${year}${two(month)}${two(day)}`,
          `${year}${two(month)}${two(day)}.0`,
          wide(`${year}.${month}.${day}`),
          wide(iso),
          `\t ${iso} `,
          `${iso} 00:00:00`,
          `${iso}T00:00:00.000Z`,
          `${iso} 12:00:00 AM`,
          `${year}/${month}/${day} 上午12:00:00`,
          `${year}。${month}。${day}`,
          `${year}年${month}月${day}日 星期五`,
          String(serial),
          `${serial}.0`,
          `'${iso}`,
        ];
        for (const style of styles) expect([style, read(style)]).toEqual([style, iso]);
        expect(read(String(serial - 1462), true)).toBe(serial - 1462 > 2200 ? iso : 'date-unreadable');
      }),
    );
  });

  it.each([
    ['1982.8.14', '1982-08-14'],
    ['25402', '1969-07-18'],
    ['民国71年8月14日', '1982-08-14'],
    ['一九八二年八月十四日', '1982-08-14'],
    ['二〇二六年十一月廿二日', '2026-11-22'],
    ['14-Aug-1982', '1982-08-14'],
    ['August 14, 1982', '1982-08-14'],
    ['2000-02-29', '2000-02-29'],
    ['1900-02-29', 'date-impossible'],
    ['2006-02-30', 'date-impossible'],
    ['20261301', 'date-impossible'],
    ['0000-01-01', 'date-impossible'],
    ['2026', 'date-unreadable'],
    ['198208', 'date-unreadable'],
    // a day without its century, and no serial of 2176
    ['101231', 'date-unreadable'],
    ['051016', 'date-unreadable'],
    ['1982年8月', 'date-unreadable'],
    ['2.0000527E7', 'date-unreadable'],
    ['14/8/1982', 'date-year-first'],
    ['82.8.14', 'date-year-first'],
    ['1969-07-04T16:00:00.000Z', 'date-unreadable'],
    ['明天', 'date-unreadable'],
    ['=1+1', 'date-unreadable'],
  ])('%s is %s', (text, result) => {
    expect(read(text)).toBe(result);
  });

  it('never throws and never gives a day that the calendar lacks', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9年月日./ -]{0,12}$/)), (text) => {
        const day = parseDate(text);
        expect('fault' in day || isSolarDay(day)).toBe(true);
      }),
    );
  });

  it('counts serials as spreadsheets do, their invented 29 February 1900 included', () => {
    expect([1, 59, 61, 25_569].map((serial) => dayText(serialDay(serial)))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '1970-01-01',
    ]);
    expect(dayText(serialDay(0, true))).toBe('1904-01-01');
  });

  it('knows Chinese numerals up to 31', () => {
    const words = ['初一', '十', '初十', '十五', '二十', '廿一', '二十九', '三十', '卅一', '五', '', '百', '二五'];
    expect(words.map(chineseNumber)).toEqual([1, 10, 10, 15, 20, 21, 29, 30, 31, 5, 0, 0, 0]);
  });
});

const birthday = (text: string, lunar = ''): string => {
  const flag = parseLunarFlag(lunar);
  if (!flag) return 'flag?';
  const birth = parseBirthday(text, flag, options);
  if ('fault' in birth) return birth.fault;
  return `${birth.calendar} ${birth.year ?? '----'}-${birth.leap ? '闰' : ''}${birth.month}-${birth.day}`;
};

describe('a birthday', () => {
  it.each([
    ['1954-04-20', '', 'solar 1954-4-20'],
    ['1954-04-20', '否', 'solar 1954-4-20'],
    ['19540420', '是', 'lunar 1954-4-20'],
    ['34713', '是', 'lunar 1995-1-14'],
    ['1954.4.20', '农历', 'lunar 1954-4-20'],
    ['1954.4.20', '√', 'lunar 1954-4-20'],
    ['农历八月十五', '', 'lunar -----8-15'],
    ['八月十五', '', 'lunar -----8-15'],
    ['農曆八月十五', '', 'lunar -----8-15'],
    ['闰四月初三', '', 'lunar -----闰4-3'],
    ['正月初一', '否', 'lunar -----1-1'],
    ['腊月廿三', '', 'lunar -----12-23'],
    ['1965年农历八月十五', '', 'lunar 1965-8-15'],
    ['农历1965年8月15日', '', 'lunar 1965-8-15'],
    ['1965.8.15(农历)', '', 'lunar 1965-8-15'],
    ['(农)1965.8.15', '', 'lunar 1965-8-15'],
    ['一九六五年八月十五', '', 'lunar 1965-8-15'],
    ['一九六五年八月十五日', '', 'solar 1965-8-15'],
    ['1966年闰三月初三', '', 'lunar 1966-闰3-3'],
    ['1966-3-3', '闰', 'lunar 1966-闰3-3'],
    ['8月15日', '', 'solar -----8-15'],
    ['2月29日', '', 'solar -----2-29'],
    ['1965年8月15日(公历)', '是', 'solar 1965-8-15'],
    ['1992.2.29', '', 'solar 1992-2-29'],
    ['1993.2.29', '', 'date-impossible'],
    // 1985 has a 二月三十, but mere figures are not believed; written out they are
    ['1985-02-30', '是', 'date-impossible'],
    ['农历1985年二月三十', '', 'lunar 1985-2-30'],
    ['农历1985年四月三十', '', 'lunar-impossible'],
    ['1965年闰三月初三', '', 'lunar-impossible'],
    ['1965-08-31', '是', 'lunar-impossible'],
    // every second month has 29 days, the second one as well
    ['1967-02-29', '是', 'lunar 1967-2-29'],
    ['1967-02-29', '', 'date-impossible'],
    ['1984-10-15(闰)', '', 'lunar 1984-闰10-15'],
    ['1984年10月15日 闰月', '', 'lunar 1984-闰10-15'],
    ['1984-10-15闰', '是', 'lunar 1984-闰10-15'],
    ['1985-10-15闰', '', 'lunar-impossible'],
    ['1984年润十月十五', '', 'lunar 1984-闰10-15'],
    ['1984.10.15', '农历生日', 'lunar 1984-10-15'],
    ['1984.10.15', '公历生日', 'solar 1984-10-15'],
    ['农历：1984.10.15', '', 'lunar 1984-10-15'],
    // nobody alive was born in one
    ['闰正月十五', '', 'lunar-impossible'],
    ['闰腊月初一', '', 'lunar-impossible'],
    ['农历十三月初一', '', 'lunar-impossible'],
    ['8.15', '', 'date-unreadable'],
    ['2031-05-01', '', 'birthday-future'],
    ['2031-05-01', '是', 'birthday-future'],
    ['1820-05-01', '', 'birthday-old'],
    ['1954-04-20', '也许', 'flag?'],
  ])('%s with 农历 “%s” is %s', (text, lunar, result) => {
    expect(birthday(text, lunar)).toBe(result);
  });

  it('may carry a clock time or a weekday, as databases and workbooks write it', () => {
    for (const tail of [' 00:00', ' 0:00:00', 'T00:00:00', 'T00:00:00.000Z', ' 12:00:00 AM', ' 星期六', '(星期六)']) {
      expect([tail, birthday(`1982-08-14${tail}`)]).toEqual([tail, 'solar 1982-8-14']);
      expect([tail, birthday(`1982-08-14${tail}`, '是')]).toEqual([tail, 'lunar 1982-8-14']);
    }
  });

  it('in the lunar calendar always exists in that calendar when its year is known', () => {
    const words = ['初一', '初三', '十五', '廿九', '三十'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1920, max: 2025 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...words),
        fc.boolean(),
        (year, month, day, leap) => {
          const date = { year, month, day: chineseNumber(day), leap };
          const found = birthday(`${year}年${leap ? '闰' : ''}${month}月${day}`);
          expect(found).toBe(isLunarDate(date) ? `lunar ${year}-${leap ? '闰' : ''}${month}-${date.day}` : 'lunar-impossible');
        },
      ),
    );
  });
});
