import type { CheckInsView } from '../../../../shared/check-ins';
import { useSettings } from '../../data/settings';
import { checkInsTexts } from '../../i18n/check-ins';
import { dateName, dayAfter, monthName, weekdayName } from '../../i18n/dates';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { Rule } from '../../ui/marks';
import { type Cell, monthSheet } from './calendar';

const TILTS = ['tilt-a', 'tilt-b', 'tilt-c'];
const SPOKEN = { done: 'dayDone', missed: 'dayMissed', today: 'dayToday', later: 'dayLater' } as const;
const MONDAY = '2026-11-02';
const WEEK = Array.from({ length: 7 }, (_, i) => dayAfter(MONDAY, i));

function Day({ cell, index }: { cell: Cell; index: number }) {
  const say = useTexts(checkInsTexts);
  const { language } = useSettings();
  const { day, state, isToday, points } = cell;
  return (
    <li className={classes('cell', state === 'missed' && 'past', isToday && 'is-today')}>
      <span className="sr">{say(SPOKEN[state], { date: dateName(day, language), n: points ?? 0 })}</span>
      {state === 'done' ? (
        <span className={classes('stamp', TILTS[index % 3])} aria-hidden="true">
          <span className="stamp-g art-mask i-seal-dao" />
        </span>
      ) : (
        <span className="in" aria-hidden="true">
          <span className="d num">{Number(day.slice(8))}</span>
        </span>
      )}
    </li>
  );
}

interface MonthCardProps {
  view: Pick<CheckInsView, 'month' | 'days' | 'today'>;
  /** Being read: the days are not known yet. */
  busy: boolean;
  onBefore?: (() => void) | undefined;
  onAfter?: (() => void) | undefined;
}

/** A month as a practice grid, kept days stamped. */
export function MonthCard({ view, busy, onBefore, onAfter }: MonthCardProps) {
  const say = useTexts(checkInsTexts);
  const { language } = useSettings();
  const { blanks, cells } = monthSheet(view);
  const name = say('monthYear', { year: view.month.slice(0, 4), month: monthName(view.month, language) });
  const step = (label: string, onTap: (() => void) | undefined, flip: boolean) => (
    <Button kind="bare" className={classes('month-b', !onTap && 'month-b-off')} label={label} disabled={!onTap} onTap={onTap}>
      <Icon name="back" size="s" {...(flip && { className: 'flip' })} />
    </Button>
  );
  return (
    <section className="mt4" aria-label={name} aria-busy={busy}>
      <Rule />
      <div className="card month-card">
        <div className="month-bar">
          {step(say('before'), onBefore, false)}
          <h2 className="b t-lead num" aria-live="polite">
            {name}
          </h2>
          {step(say('after'), onAfter, true)}
        </div>
        <div className="month" aria-hidden="true">
          {WEEK.map((day) => (
            <span className="mw" key={day}>
              {weekdayName(day, language)}
            </span>
          ))}
        </div>
        <ul className="month mt2">
          {Array.from({ length: blanks }, (_, i) => `blank-${i}`).map((key) => (
            <li key={key} aria-hidden="true" />
          ))}
          {cells.map((cell, index) => (
            <Day key={cell.day} cell={cell} index={index} />
          ))}
        </ul>
      </div>
    </section>
  );
}
