import type { CheckInsView } from '../../../../shared/check-ins';
import { homeTexts } from '../../i18n/home';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Link } from '../../ui/link';
import { Said } from '../../ui/said';
import { Bone, ErrorState } from '../../ui/states';
import type { useCheckIn } from './use-home';
import { weekCells } from './week';
import { WeekRow } from './week-row';

type CheckIn = ReturnType<typeof useCheckIn>;

const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

function Figures({ streak, balance }: { streak: number; balance: number | null }) {
  const say = useTexts(homeTexts);
  return (
    <div className="row between figures-row">
      <div>
        <div className="t-meta c-2">{say('streak')}</div>
        <div className="row-base">
          <span className="t-num-xl num">{streak}</span>
          <span className="t-lead c-2">{say('days')}</span>
        </div>
      </div>
      <Link to="points" className="balance">
        <span className="balance-t">
          <span className="t-meta c-2 block">{say('points')}</span>
          <span className="balance-n num b">{balance === null ? '\u00a0' : grouped(balance)}</span>
        </span>
        <Icon name="chev" size="s" />
      </Link>
    </div>
  );
}

function Done({ view }: { view: CheckInsView }) {
  const say = useTexts(homeTexts);
  const today = view.days.find(({ day }) => day === view.today);
  return (
    <div className="banner banner-jade mt4">
      <Icon name="check" />
      <div className="grow">
        <div className="b t-lead c-jade num">{today ? say('done', { n: today.points }) : say('doneBare')}</div>
        <div className="t-meta c-2 num">{say('comeBack', { n: view.next.points })}</div>
      </div>
      <Link to="checkIns" className="more">
        {say('month')}
        <Icon name="chev" />
      </Link>
    </div>
  );
}

/** Grey shapes of the card to come, of its size, so that nothing moves when it comes. */
const Shape = () => (
  <>
    <Bone width="64px" height={18} />
    <Bone width="104px" height={52} className="mt2" />
    <Bone height={78} className="mt5" />
    <Bone height={54} className="mt5" />
    <Bone width="60%" height={16} className="mt3" />
  </>
);

/** The heart of the page: the streak, the week, and the stamp. */
export function CheckInCard({ checkIn }: { checkIn: CheckIn }) {
  const say = useTexts(homeTexts);
  const { month, before, balance, act, stamp, fresh } = checkIn;
  const view = month.data;
  return (
    <section className="card card-lift hall-card" aria-label={say('checkIn')} aria-busy={!view && !month.failure}>
      {view ? (
        <>
          <Figures streak={view.streakDays} balance={balance.data?.balance ?? null} />
          <div className="mt3">
            <WeekRow cells={weekCells(view, before)} fresh={fresh} />
          </div>
          {view.checkedInToday ? (
            <Done view={view} />
          ) : (
            <>
              <Button kind="primary" block className="mt4" busy={act.busy} id="stamp" onTap={() => void stamp()}>
                <span>{say('stamp')}</span>
                <span className="num stamp-gain">{say('todayGain', { n: view.next.points })}</span>
              </Button>
              <p className="t-meta c-2 center mt2">{say('tomorrowGain')}</p>
            </>
          )}
          <Said of={act} />
        </>
      ) : month.failure ? (
        <ErrorState failure={month.failure} onRetry={() => void month.reload()} />
      ) : (
        <Shape />
      )}
    </section>
  );
}
