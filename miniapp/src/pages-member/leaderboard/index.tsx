import { useState } from 'react';
import type { BoardPeriod, LeaderboardView } from '../../../../shared/points';
import { members, points } from '../../api/generated';
import { useSettings } from '../../data/settings';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { type Read, useRead } from '../../data/use-read';
import { dateName } from '../../i18n/dates';
import { grouped } from '../../i18n/instants';
import { leaderboardTexts } from '../../i18n/leaderboard';
import { useTexts } from '../../i18n/use-texts';
import { classes } from '../../ui/classes';
import { Section } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Chips } from '../../ui/segment';
import { Empty } from '../../ui/states';
import { Switch } from '../../ui/toggle';
import { useRequiredPerson } from '../../ui/use-required-person';
import { boardsOf } from './boards';

const TOP = 50;

function Mine({ me }: { me: NonNullable<LeaderboardView['me']> }) {
  const say = useTexts(leaderboardTexts);
  const { rank, hidden, points: n } = me;
  return (
    <section className="card mt4 lean" aria-label={say('mine')}>
      <div>
        <p className="t-meta c-2">{say('mine')}</p>
        <p className="t-head num">{hidden ? say('hidden') : rank === null ? say('noRank') : say('rank', { n: rank })}</p>
        {hidden || rank === null ? <p className="t-meta c-2">{say(hidden ? 'hiddenNext' : 'noRankNext')}</p> : null}
      </div>
      <p className="t-lead b num">{say('points', { n: grouped(n) })}</p>
    </section>
  );
}

function Places({ view }: { view: LeaderboardView }) {
  const say = useTexts(leaderboardTexts);
  const { language } = useSettings();
  const { from, to } = view;
  const range =
    from && to
      ? from === to
        ? dateName(from, language)
        : say('range', { from: dateName(from, language), to: dateName(to, language) })
      : say('ever');
  if (view.places.length === 0) return <Empty title={say('nothing')}>{say('nothingNext')}</Empty>;
  return (
    <Section title={say('list')} aside={<span className="t-meta c-2 num">{range}</span>}>
      <ol className="list">
        {view.places.map(({ rank, name, points: n, isMe }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may share name, place and points
          <li key={index} className={classes('li', isMe && 'li-me')}>
            <span className={classes('rank', rank <= 3 && 'rank-top')}>{rank}</span>
            <span className="grow ell b">
              {name}
              {isMe ? ` · ${say('me')}` : ''}
            </span>
            <span className="li-end num">{say('points', { n: grouped(n) })}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** On the board or not: the person's own choice. */
function OptOut({ board }: { board: Read<LeaderboardView> }) {
  const say = useTexts(leaderboardTexts);
  const act = useAct(members.editProfile);
  const me = board.data?.me;
  if (!me) return null;
  const turn = async (shown: boolean) => {
    if (!(await act.run({ hidden: !shown }))) return;
    tell(say(shown ? 'shown' : 'unshown'), 'done');
    await board.reload();
  };
  return (
    <div className="mt6">
      <div className="card switches">
        <Switch on={!me.hidden} disabled={act.busy} onChange={(shown) => void turn(shown)}>
          <span className="block">{say('show')}</span>
          <span className="block t-meta c-2">{say('showNext')}</span>
        </Switch>
      </div>
      <Said of={act} />
    </div>
  );
}

/** Who earned most in a period, and one's own place. */
function Leaderboard() {
  const say = useTexts(leaderboardTexts);
  useRequiredPerson();
  const [asked, setAsked] = useState<BoardPeriod>('month');
  const board = useRead(points.readLeaderboard, { period: asked, limit: TOP });
  const boards = boardsOf(board.data, board.failure, asked);
  return (
    <Page title={say('title')}>
      <div className="mt2">
        <Chips
          label={say('period')}
          value={asked}
          onPick={(period) => setAsked(period)}
          options={boards.map((value) => ({ value, label: say(value) }))}
        />
      </div>
      <Reading of={board}>
        {(view) => (
          <>
            {view.me ? <Mine me={view.me} /> : null}
            <Places view={view} />
          </>
        )}
      </Reading>
      <OptOut board={board} />
    </Page>
  );
}

export { Leaderboard as default };
