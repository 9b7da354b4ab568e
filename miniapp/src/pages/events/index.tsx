import { type ReactNode, useState } from 'react';
import type { EventView } from '../../../../shared/events';
import { events } from '../../api/generated';
import { useSettings } from '../../data/settings';
import { useNow } from '../../data/use-now';
import { type Pages, usePages } from '../../data/use-pages';
import { useRead } from '../../data/use-read';
import { coreTexts } from '../../i18n/core';
import { monthName } from '../../i18n/dates';
import { eventsTexts } from '../../i18n/events';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Link } from '../../ui/link';
import { Section } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Chips, Segment } from '../../ui/segment';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { EventCard, RegistrationCard } from './cards';
import { groupsOf, kindsOf } from './groups';
import { aheadAndPast } from './status';

const DAY_MS = 86_400_000;
const PAGE = 20;
const ENDED: readonly EventView['phase'][] = ['over', 'closed'];

type EventPages = Pages<{ after?: string }, EventView>;

type View = 'upcoming' | 'mine' | 'past';

/** Events under their weeks and months, and the way to further ones. */
function Grouped({ of, shown, empty, now }: { of: EventPages; shown: readonly EventView[]; empty: ReactNode; now: number }) {
  const say = useTexts(eventsTexts);
  const core = useTexts(coreTexts);
  const { language } = useSettings();
  const head = (key: string) =>
    key === 'thisWeek' || key === 'nextWeek' ? say(key) : say('month', { year: key.slice(0, 4), month: monthName(key, language) });
  return (
    <Reading of={of.first}>
      {() => (
        <>
          {shown.length === 0 && !of.more ? empty : null}
          {groupsOf(shown, now).map(({ key, items }) => (
            <Section key={key} title={head(key)} aside={<span className="t-meta c-2 num">{say('count', { n: items.length })}</span>}>
              {items.map((event) => (
                <EventCard key={event.id} event={event} />
              ))}
            </Section>
          ))}
          {of.more ? (
            <Button kind="line" block className="mt5" busy={of.act.busy} onTap={of.more}>
              {core('more')}
            </Button>
          ) : null}
          <Said of={of.act} />
        </>
      )}
    </Reading>
  );
}

function Upcoming({ now }: { now: number }) {
  const say = useTexts(eventsTexts);
  const [kind, setKind] = useState('');
  const from = (Math.floor(now / DAY_MS) - 1) * DAY_MS;
  const asked = { state: 'published', from, limit: PAGE } as const;
  const all = usePages(events.listEvents, asked);
  const some = usePages(events.listEvents, { ...asked, kind }, { when: kind !== '' });
  const of = kind === '' ? all : some;
  const kinds = kindsOf(all.items);
  const shown = of.items.filter(({ phase }) => !ENDED.includes(phase));
  const empty = kind ? (
    <Empty title={say('noKind')}>{say('noKindNext')}</Empty>
  ) : (
    <Empty title={say('noEvents')}>{say('noEventsNext')}</Empty>
  );
  return (
    <>
      {kinds.length > 1 ? (
        <div className="mt3">
          <Chips label={say('kinds')} value={kind} onPick={setKind} options={[{ value: '', label: say('allKinds') }, ...kinds]} />
        </div>
      ) : null}
      <Grouped of={of} shown={shown} empty={empty} now={now} />
    </>
  );
}

function Past({ now }: { now: number }) {
  const say = useTexts(eventsTexts);
  const to = (Math.floor(now / DAY_MS) + 1) * DAY_MS;
  const of = usePages(events.listEvents, { to, order: 'latest', limit: PAGE } as const);
  const shown = of.items.filter(({ phase }) => ENDED.includes(phase));
  return <Grouped of={of} shown={shown} empty={<Empty title={say('nonePast')}>{say('nonePastNext')}</Empty>} now={now} />;
}

function Mine({ of, now, onUpcoming }: { of: ReturnType<typeof useMine>; now: number; onUpcoming(): void }) {
  const say = useTexts(eventsTexts);
  const empty = (
    <Empty
      title={say('noneMine')}
      action={
        <Button kind="primary" onTap={onUpcoming}>
          {say('seeUpcoming')}
        </Button>
      }
    >
      {say('noneMineNext')}
    </Empty>
  );
  return (
    <div className="mt4">
      <Reading of={of} isEmpty={({ items }) => aheadAndPast(items, now).ahead.length === 0} empty={empty}>
        {({ items }) => (
          <>
            {aheadAndPast(items, now).ahead.map((mine) => (
              <RegistrationCard key={mine.id} mine={mine} now={now} />
            ))}
          </>
        )}
      </Reading>
      <Link to="myEvents" className="more mt4">
        {say('myAll')}
        <Icon name="chev" />
      </Link>
    </div>
  );
}

const useMine = () => useRead(events.listMyRegistrations, { upcoming: 'true', limit: 50 });

/** What the club does: coming up by week and kind, one's own, and what is over. */
function Events() {
  const say = useTexts(eventsTexts);
  useRequiredPerson();
  const now = useNow();
  const [view, setView] = useState<View>('upcoming');
  const mine = useMine();
  const count = mine.data ? aheadAndPast(mine.data.items, now).ahead.length : 0;
  const options = [
    { value: 'upcoming', label: say('upcoming') },
    { value: 'mine', label: count > 0 ? `${say('mine')} ${count}` : say('mine') },
    { value: 'past', label: say('past') },
  ] as const;
  return (
    <Page title={say('title')} tab="events">
      <div className="mt2">
        <Segment<View> label={say('view')} value={view} options={options} onPick={setView} />
      </div>
      {view === 'upcoming' ? <Upcoming now={now} /> : null}
      {view === 'mine' ? <Mine of={mine} now={now} onUpcoming={() => setView('upcoming')} /> : null}
      {view === 'past' ? <Past now={now} /> : null}
    </Page>
  );
}

export { Events as default };
