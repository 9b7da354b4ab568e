import { deskTexts } from '../../i18n/desk';
import { staffTexts } from '../../i18n/staff';
import { useTexts } from '../../i18n/use-texts';
import { spanTo } from '../desk/clock';

/** `还剩 3 小时` or `超时 40 分`; nothing runs: that it stands still. */
export function Clock({ dueAt, now }: { dueAt: number | null; now: number }) {
  const say = useTexts(deskTexts);
  if (dueAt === null) return <>{say('stopped')}</>;
  const { over, parts } = spanTo(dueAt, now);
  return <>{say(over ? 'over' : 'left', { time: parts.map(({ unit, n }) => say(unit, { n })).join(' ') })}</>;
}

/** `3 小时前`: the club's time zone need not be known. */
export function Ago({ at, now }: { at: number; now: number }) {
  const say = useTexts(deskTexts);
  const shared = useTexts(staffTexts);
  return (
    <>
      {shared('ago', {
        time: spanTo(at, Math.max(at, now))
          .parts.map(({ unit, n }) => say(unit, { n }))
          .join(' '),
      })}
    </>
  );
}
