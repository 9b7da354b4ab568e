import { compensationOf, writingsOf } from '../../miniapp/src/pages-staff/complaint/wish';
import { byDeadline, countByClock } from '../../miniapp/src/pages-staff/complaints/by-clock';
import { fenOf } from '../../miniapp/src/pages-staff/member/money';
import { searchFor } from '../../miniapp/src/pages-staff/members/search-for';

describe('The desk of the client', () => {
  it('puts the nearest deadline first and what has none last', () => {
    const rows = [
      { n: 1, dueAt: null, clock: null },
      { n: 2, dueAt: 20, clock: 'running' as const },
      { n: 3, dueAt: 10, clock: 'breached' as const },
    ];
    expect(byDeadline(rows).map(({ n }) => n)).toEqual([3, 2, 1]);
    expect(countByClock(rows)).toEqual({ over: 1, soon: 0, openNow: 3 });
  });

  it('asks by phone, by number, or by a part of the name', () => {
    expect(searchFor('138-0000-0001')).toEqual({ phone: '13800000001', limit: 30 });
    expect(searchFor(' HG0012 ')).toEqual({ number: 'HG0012', limit: 30 });
    expect(searchFor('林', 'mbr_x')).toEqual({ namePart: '林', limit: 30, after: 'mbr_x' });
    expect(searchFor('  ')).toEqual({ limit: 30 });
  });

  it('reads money exactly, and says what is none', () => {
    expect([fenOf(''), fenOf('380'), fenOf('0.1'), fenOf('19.99')]).toEqual([0, 38_000, 10, 1999]);
    expect([fenOf('-1'), fenOf('1.234'), fenOf('3,80')]).toEqual([null, null, null]);
  });

  it('gives nothing unless something was written, and offers what the server offers', () => {
    expect(compensationOf({ points: ' ', coupon: '' })).toBeUndefined();
    expect(compensationOf({ points: '50', coupon: 'tea' })).toEqual({ points: 50, coupon: 'tea' });
    expect(writingsOf(['note', 'assign', 'answer'])).toEqual(['answer', 'note']);
  });
});
