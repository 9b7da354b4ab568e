import type { MyComplaints } from '../../../../shared/complaints';
import type { MyRegistration } from '../../../../shared/events';
import type { CouponView } from '../../../../shared/perks';
import type { homeTexts } from '../../i18n/home';
import type { Say } from '../../i18n/texts';
import type { Door } from '../../ui/lattice';

interface Known {
  registrations: readonly MyRegistration[] | null;
  rank: { rank: number | null } | null;
  complaints: MyComplaints['complaints'] | null;
  coupons: readonly CouponView[] | null;
}
type HomeSay = Say<keyof (typeof homeTexts)['zh-CN']>;

const OVER = ['solved', 'closed'];

function eventsLine(say: HomeSay, list: Known['registrations'], now: number): Pick<Door, 'line' | 'calls'> {
  const ahead = (list ?? []).filter(({ state, endsAt }) => ['confirmed', 'waiting', 'offered'].includes(state) && endsAt > now);
  if (ahead.some(({ state }) => state === 'offered')) return { line: say('offer'), calls: true };
  return { line: ahead.length > 0 ? say('someEvents', { n: ahead.length }) : say('noEvents') };
}

/** The four doors of the home page with what is known behind each. `now` in UTC ms. */
export function doorsOf(say: HomeSay, { registrations, rank, complaints, coupons }: Known, now: number): Door[] {
  const open = (complaints ?? []).filter(({ status }) => !OVER.includes(status)).length;
  const usable = (coupons ?? []).filter(({ state }) => state === 'open').length;
  return [
    { icon: 'cal', title: say('myEvents'), to: 'myEvents', ...eventsLine(say, registrations, now) },
    { icon: 'chart', title: say('board'), to: 'leaderboard', line: rank?.rank ? say('rank', { n: rank.rank }) : say('noRank') },
    { icon: 'drum', title: say('speak'), to: 'complaints', line: open > 0 ? say('someComplaints', { n: open }) : say('noComplaints') },
    { icon: 'coupon', title: say('coupons'), to: 'coupons', line: usable > 0 ? say('someCoupons', { n: usable }) : say('noCoupons') },
  ];
}
