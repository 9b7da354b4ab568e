import type { Notice } from '../../core/module';
import { graceEndsOn } from '../members';

const howToRenew = { label: { 'zh-CN': '怎么续费', en: 'How to renew' }, command: '续费' };

/** What `RenewalsReminded` carries; `days` is negative before the end. */
interface Reminded {
  endsOn: string;
  days: number;
  members: string[];
}

const noticeFor = (template: string, fits: (days: number) => boolean): Notice => ({
  on: 'RenewalsReminded',
  template,
  topic: 'membership',
  async to({ charter }, { data }) {
    const { endsOn, days, members } = data as unknown as Reminded;
    if (!fits(days)) return [];
    const params = { days: Math.abs(days), endsOn, graceEndsOn: graceEndsOn(charter, endsOn) };
    return members.map((member) => ({ to: { member }, params, action: howToRenew }));
  },
});

export const renewalsNotices: readonly Notice[] = [
  noticeFor('renewals.ahead', (days) => days < 0),
  noticeFor('renewals.today', (days) => days === 0),
  noticeFor('renewals.over', (days) => days > 0),
];
