import { useSettings } from '../../data/settings';
import { weekdayName } from '../../i18n/dates';
import { homeTexts } from '../../i18n/home';
import { useTexts } from '../../i18n/use-texts';
import { classes } from '../../ui/classes';
import type { Cell } from './week';

const TILTS = ['tilt-a', 'tilt-b', 'tilt-c'];
const SPOKEN = { done: 'dayDone', missed: 'dayMissed', today: 'dayToday', next: 'dayNext', later: 'dayLater' } as const;

/** The week as a practice grid: a day that was kept is a stamp. `fresh`: today's has just come down. */
export function WeekRow({ cells, fresh }: { cells: readonly Cell[]; fresh: boolean }) {
  const say = useTexts(homeTexts);
  const { language } = useSettings();
  return (
    <ul className="week" aria-label={say('week')}>
      {cells.map(({ day, state, isToday, points }, index) => {
        const weekday = weekdayName(day, language);
        return (
          <li key={day} className={classes('day', isToday && 'today', state === 'missed' && 'miss', state === 'next' && 'next')}>
            <span className="sr">{say(SPOKEN[state], { weekday, n: points ?? 0 })}</span>
            <div aria-hidden="true">
              <div className="day-w">{isToday ? say('today') : weekday}</div>
              <div className="cell">
                {state === 'done' ? (
                  <span className={classes('stamp', TILTS[index % 3], fresh && isToday && 'stamp-in')}>
                    <span className="stamp-g art-mask i-seal-dao" />
                  </span>
                ) : null}
              </div>
              <div className="day-p num">{points === null ? '\u00a0' : `+${points}`}</div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
