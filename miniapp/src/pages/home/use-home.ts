import { useCallback, useEffect, useMemo, useState } from 'react';
import { checkIns, complaints, events, members, notifications, perks, points } from '../../api/generated';
import { tell } from '../../data/toasts';
import { setUnread } from '../../data/unread';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { homeTexts } from '../../i18n/home';
import { useTexts } from '../../i18n/use-texts';
import { afterCheckIn, monthBefore } from './week';

const NOTHING: Record<string, never> = {};
const DAY_MS = 86_400_000;

/** The check-in card: the month, the balance, and the stamp. */
export function useCheckIn(when: boolean) {
  const say = useTexts(homeTexts);
  const month = useRead(checkIns.read, NOTHING, { when });
  const earlier = month.data ? monthBefore(month.data.today) : null;
  const before = useRead(checkIns.read, { month: earlier ?? '2000-01' }, { when: when && earlier !== null });
  const balance = useRead(points.readBalance, NOTHING, { when });
  const act = useAct(checkIns.checkIn);
  const [fresh, setFresh] = useState(false);
  const { run } = act;
  const stamp = useCallback(async () => {
    const answer = await run(NOTHING);
    if (answer) {
      setFresh(true);
      if (month.data) month.put(afterCheckIn(month.data, answer));
      tell(say('gained', { n: answer.points }), 'done');
    }
    // Also after a refusal: it may say that today is stamped already.
    void month.reload();
    void balance.reload();
  }, [run, month, balance, say]);
  return { month, before: earlier ? before.data : null, balance, act, stamp, fresh };
}

/** The live lines of the four doors; a door whose line is not known yet says nothing of it. */
export function useDoors(when: boolean) {
  const registrations = useRead(events.listMyRegistrations, { limit: 20 }, { when });
  const board = useRead(points.readLeaderboard, { period: 'month', limit: 1 }, { when });
  const filed = useRead(complaints.listMine, { limit: 20 }, { when });
  const coupons = useRead(perks.readCoupons, NOTHING, { when });
  return {
    registrations: registrations.data?.items ?? null,
    rank: board.data?.me ?? null,
    complaints: filed.data?.complaints ?? null,
    coupons: coupons.data?.coupons ?? null,
  };
}

/** What the home page reads. */
export function useHome() {
  const profile = useRead(members.readProfile, NOTHING);
  const terms = useRead(members.readAdmissionTerms, NOTHING);
  const [now] = useState(Date.now);
  const from = Math.floor(now / DAY_MS) * DAY_MS;
  const upcoming = useRead(
    events.listEvents,
    useMemo(() => ({ state: 'published' as const, from, limit: 6 }), [from]),
  );
  const inbox = useRead(notifications.listOwn, { limit: 1 });
  const unread = inbox.data?.unread;
  useEffect(() => {
    if (unread !== undefined) setUnread(unread);
  }, [unread]);
  const isMember = profile.data !== null && !['applicant', 'rejected'].includes(profile.data.status);
  return { profile, club: terms.data?.club ?? null, upcoming, isMember };
}
