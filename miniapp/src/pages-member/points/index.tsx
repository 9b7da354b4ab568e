import type { PointsView } from '../../../../shared/points';
import { points } from '../../api/generated';
import { useSettings } from '../../data/settings';
import { useMore } from '../../data/use-more';
import { useRead } from '../../data/use-read';
import { monthName } from '../../i18n/dates';
import { grouped } from '../../i18n/instants';
import { pointsTexts } from '../../i18n/points';
import { useTexts } from '../../i18n/use-texts';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { Link } from '../../ui/link';
import { Rule } from '../../ui/marks';
import { fullDate } from '../../ui/member-card';
import { MoreButton } from '../../ui/more-button';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Bone, Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { byMonth, type LedgerMonth } from './ledger';

const NOTHING: Record<string, never> = {};
const FIRST = { limit: 30 };
const ENDINGS = 3;

function Balance({ view }: { view: PointsView }) {
  const say = useTexts(pointsTexts);
  const { language } = useSettings();
  const [next, ...later] = view.expiring.slice(0, ENDINGS);
  return (
    <>
      <div className="lean mt2">
        <div>
          <p className="t-meta c-2">{say('balance')}</p>
          <p className="t-num-xl num">{grouped(view.balance)}</p>
          <p className="t-meta c-2 num">{say('earned', { n: grouped(view.earned) })}</p>
        </div>
        <span className="coin art-mask" aria-hidden="true" />
      </div>
      {next ? (
        <div className="banner mt4">
          <Icon name="clock" />
          <p className="grow t-meta num">
            <span className="block b">{say('soon', { n: grouped(next.points), date: fullDate(next.on, language) })}</span>
            {later.map(({ on, points: n }) => (
              <span className="block c-2" key={on}>
                {`${say('points', { n: grouped(n) })} ${say('expiresOn', { date: fullDate(on, language) })}`}
              </span>
            ))}
          </p>
        </div>
      ) : null}
    </>
  );
}

function Line({ entry }: { entry: LedgerMonth['entries'][number] }) {
  const say = useTexts(pointsTexts);
  const { language } = useSettings();
  const { local, title, kind, note, points: n, balance, expiresOn } = entry;
  const what = kind === 'credit' ? (expiresOn ? say('until', { date: fullDate(expiresOn, language) }) : null) : say(kind);
  return (
    <li className="led">
      <div className="led-d num">
        <span className="block">{say('day', { n: Number(local.slice(8, 10)) })}</span>
        <span className="block">{local.slice(11)}</span>
      </div>
      <div className="led-t">
        <p className="b">{title}</p>
        {note ? <p className="t-meta c-2">{note}</p> : null}
        {what ? <p className="t-meta c-2 num">{what}</p> : null}
      </div>
      <div className="led-n num">
        <span className={classes('led-b', n > 0 ? 'plus' : 'minus')}>{grouped(n, true)}</span>
        <span className="t-meta c-3">{say('left', { n: grouped(balance) })}</span>
      </div>
    </li>
  );
}

function Month({ of }: { of: LedgerMonth }) {
  const say = useTexts(pointsTexts);
  const { language } = useSettings();
  const name = `${monthName(of.month, language)} ${of.month.slice(0, 4)}`;
  return (
    <section aria-label={name}>
      <div className="led-head">
        <h3 className="t-lead b">{monthName(of.month, language)}</h3>
        {of.income === null || of.spent === null ? null : (
          <p className="t-meta c-2 num row g3">
            <span>
              {say('income')} <span className="b c-jade">{grouped(of.income, true)}</span>
            </span>
            <span>
              {say('spent')} <span className="b c-ink">{grouped(of.spent)}</span>
            </span>
          </p>
        )}
      </div>
      <Rule />
      <ul className="ledger">
        {of.entries.map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

/** Balance, what ends soon, and the account book. */
function Points() {
  const say = useTexts(pointsTexts);
  useRequiredPerson();
  const balance = useRead(points.readBalance, NOTHING);
  const statement = useRead(points.readStatement, FIRST);
  const more = useMore(points.readStatement, FIRST, statement.data);
  const board = (
    <Link to="leaderboard" className="more">
      {say('board')}
      <Icon name="chev" />
    </Link>
  );
  return (
    <Page title={say('title')} actions={board}>
      <Reading of={balance} skeleton={<Bone width="160px" height={104} className="mt2" />}>
        {(view) => <Balance view={view} />}
      </Reading>
      <h2 className="sr">{say('ledger')}</h2>
      <div className="mt4">
        <Reading
          of={statement}
          isEmpty={({ entries }) => entries.length === 0}
          empty={<Empty title={say('nothing')}>{say('nothingNext')}</Empty>}
        >
          {() => (
            <>
              {byMonth(
                more.pages.flatMap(({ entries }) => entries),
                more.hasMore,
              ).map((month) => (
                <Month key={month.month} of={month} />
              ))}
              <MoreButton of={more} />
            </>
          )}
        </Reading>
      </div>
    </Page>
  );
}

export { Points as default };
