import { join } from 'node:path';
import { CharterError, loadCharter, readCharter } from '../../../server/modules/charter';
import { charterText } from './a-charter';

const EVENTS = `tiers: { levels: [{ id: silver, title: 银卡 }] }
organisation: { posts: [{ id: lead, title: 负责人 }] }
points: {}
events:
  kinds:
    - { id: salon, title: 茶会 }
`;

function problemsOf(sections: string): string[] {
  try {
    readCharter(charterText(sections));
  } catch (error) {
    if (error instanceof CharterError) return error.problems;
    throw error;
  }
  return [];
}
const salonWith = (rule: string): string => EVENTS.replace('title: 茶会 }', `title: 茶会, ${rule} }`);
const perk = (rest: string): string => `${EVENTS}perks: [{ id: p, title: 礼, ${rest} }]\n`;

// Seen to fail with `toLookAt` true by default in read-charter.ts: every charter below was read, and its rule never held.
describe('A rule that nothing carries out', () => {
  // charterText's sections begin on line 15.
  test.each([
    [`${EVENTS}  noShow: {}`, '第21行 events.noShow：爽约的处理尚不支持'],
    [`${EVENTS}  approval: [lead]`, '第21行 events.approval：活动审批尚不支持'],
    [`${EVENTS}  refunds: [{ until: 前7天, share: 50% }]`, '退费尚不支持'],
    [`${EVENTS}  prizes: { claimWithin: 14天 }`, '奖品的领取与公布尚不支持'],
    [`${EVENTS}  needs: [goals]`, '策划书的必备内容尚不支持'],
    [`${EVENTS}  reopenOn: [time]`, '变更后重新审批尚不支持'],
    [`${EVENTS}  decideWithin: 1天`, '审批时限尚不支持'],
    [`${EVENTS}  points: [risk]`, '审批要点尚不支持'],
    [salonWith('quotas: [{ tierFrom: silver, share: 20% }]'), '第20行 events.kinds.0.quotas：按等级保留名额尚不支持'],
    [salonWith('approval: [lead]'), '第20行 events.kinds.0.approval：活动审批尚不支持'],
    [salonWith('series: [month]'), '第20行 events.kinds.0.series：系列赛积分榜尚不支持'],
    [salonWith('gates: { first: true }'), '报名条件“first”尚不支持'],
    [salonWith('gates: { anyOf: [{ streak: 3 }, { tierFrom: silver }] }'), '报名条件“streak”尚不支持'],
    [perk('on: asked, grant: [{ gift: 茶 }]'), '第21行 perks.0.on：礼遇的时机“asked”尚不支持'],
    [perk('on: registration, grant: [{ discount: 8折 }]'), '在“registration”时机给予“discount”尚不支持'],
    [perk('on: attended, grant: [{ honour: 功臣 }]'), '在“attended”时机给予“honour”尚不支持'],
    [perk('on: attended, grant: [{ points: 5 }], once: term'), '在“attended”时机按“term”计次尚不支持'],
    [perk('on: attended, grant: [{ points: 5 }], cap: [{ per: month, of: club, times: 3 }]'), '这样的上限尚不支持'],
    [perk('on: attended, grant: [{ gift: 茶 }], cap: [{ per: month, times: 3 }]'), '这样的上限尚不支持'],
  ])('is refused with its line: %s', (sections, words) => {
    expect(problemsOf(sections).join('\n')).toContain(words);
  });

  test.each([
    EVENTS,
    salonWith('guests: 2, gates: { tierFrom: silver, age: { from: 18 }, weekdays: [周六] }'),
    perk('on: attended, grant: [{ points: 5 }, { points: 2 }], once: event, cap: [{ per: week, points: 40 }]'),
    perk('on: feedback-given, when: { first: true }, grant: [{ gift: 茶 }]'),
    perk('on: registration, when: { tierFrom: silver }, grant: [{ priority: 12小时 }]'),
  ])('is not this one: %s', (sections) => {
    expect(problemsOf(sections)).toEqual([]);
  });

  test('can be looked at all the same, as in a rulebook of another club', () => {
    expect(readCharter(charterText(`${EVENTS}  noShow: {}`), { toLookAt: true }).events?.noShow?.absent).toBe(2);
    const darts = join(__dirname, 'fixtures/s15-darts.yaml');
    expect(() => loadCharter(darts)).toThrow(/noShow：爽约的处理尚不支持/);
  });
});
