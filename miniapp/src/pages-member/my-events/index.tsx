import type { MyRegistration } from '../../../../shared/events';
import { events } from '../../api/generated';
import { useNow } from '../../data/use-now';
import { usePages } from '../../data/use-pages';
import { coreTexts } from '../../i18n/core';
import { eventsTexts } from '../../i18n/events';
import { useTexts } from '../../i18n/use-texts';
import { RegistrationCard } from '../../pages/events/cards';
import { aheadAndPast } from '../../pages/events/status';
import { goInstead } from '../../platform/go';
import { Button } from '../../ui/button';
import { Section } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';

function Cards({ title, list, now }: { title: string; list: readonly MyRegistration[]; now: number }) {
  const say = useTexts(eventsTexts);
  if (list.length === 0) return null;
  return (
    <Section title={title} aside={<span className="t-meta c-2 num">{say('count', { n: list.length })}</span>}>
      {list.map((mine) => (
        <RegistrationCard key={mine.id} mine={mine} now={now} />
      ))}
    </Section>
  );
}

/** Everything somebody has signed up for: what is ahead, and what was. */
function MyEvents() {
  const say = useTexts(eventsTexts);
  const core = useTexts(coreTexts);
  useRequiredPerson();
  const now = useNow();
  const { first, items, more, act } = usePages(events.listMyRegistrations, { limit: 50 });
  const { ahead, past } = aheadAndPast(items, now);
  const empty = (
    <Empty
      title={say('nothingMine')}
      action={
        <Button kind="primary" onTap={() => goInstead('events')}>
          {say('seeUpcoming')}
        </Button>
      }
    >
      {say('nothingMineNext')}
    </Empty>
  );
  return (
    <Page title={say('mineTitle')}>
      <Reading of={first} isEmpty={() => items.length === 0} empty={empty}>
        {() => (
          <>
            <Cards title={say('mineAhead')} list={ahead} now={now} />
            <Cards title={say('minePast')} list={past} now={now} />
            {more ? (
              <Button kind="line" block className="mt5" busy={act.busy} onTap={more}>
                {core('more')}
              </Button>
            ) : null}
            <Said of={act} />
          </>
        )}
      </Reading>
    </Page>
  );
}

export { MyEvents as default };
