import { useState } from 'react';
import type { MyRegistration } from '../../../../shared/events';
import { events } from '../../api/generated';
import { useSettings } from '../../data/settings';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { coreTexts } from '../../i18n/core';
import { dateName } from '../../i18n/dates';
import { inboxTexts } from '../../i18n/inbox';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Link } from '../../ui/link';
import { Said } from '../../ui/said';
import { Dialog } from '../../ui/sheet';
import { leftUntil } from './inbox';

interface OfferProps {
  offer: MyRegistration;
  now: number;
  /** The first of the page: its button is the cinnabar one. */
  first: boolean;
  onDone(): void;
}

function Clock({ until, now }: { until: number; now: number }) {
  const say = useTexts(inboxTexts);
  const left = leftUntil(until, now);
  return (
    <div className="task-h">
      <span className="sla sla-warn num">
        <Icon name="clock" />
        {left.length === 0 ? say('over') : say('left', { time: left.map(({ unit, n }) => say(unit, { n })).join(' ') })}
      </span>
      <span>{say('offerHead')}</span>
    </div>
  );
}

/** A seat that is held for a while: take it or pass it on. */
export function Offer({ offer, now, first, onDone }: OfferProps) {
  const say = useTexts(inboxTexts);
  const core = useTexts(coreTexts);
  const { language } = useSettings();
  const [asks, setAsks] = useState(false);
  const take = useAct(events.acceptOffer);
  const pass = useAct(events.declineOffer);
  const { eventId, title, seats, startsLocal, place, offerUntil } = offer;
  const settle = async (act: typeof take, done: string) => {
    setAsks(false);
    if (await act.run({ eventId })) tell(done, 'done');
    onDone();
  };
  return (
    <section className="task task-warn mt4" aria-label={say('offerHead')}>
      <Clock until={offerUntil ?? 0} now={now} />
      <div className="task-b">
        <h2 className="t-title">
          <Link to="event" params={{ id: eventId }}>
            {say('offer', { title, n: seats })}
          </Link>
        </h2>
        <p className="c-2 t-meta mt1 num">
          {say('offerLine', { date: dateName(startsLocal, language), time: startsLocal.slice(11, 16), place })}
        </p>
        <div className="offer-acts">
          <Button disabled={take.busy} busy={pass.busy} onTap={() => setAsks(true)}>
            {say('pass')}
          </Button>
          <Button kind={first ? 'primary' : 'ink'} disabled={pass.busy} busy={take.busy} onTap={() => void settle(take, say('taken'))}>
            {seats > 1 ? say('takeMany', { n: seats }) : say('take')}
          </Button>
        </div>
        <Said of={take} />
        <Said of={pass} />
      </div>
      <Dialog
        open={asks}
        onClose={() => setAsks(false)}
        title={say('passTitle')}
        actions={
          <>
            <Button onTap={() => setAsks(false)}>{core('cancel')}</Button>
            <Button kind="ink" onTap={() => void settle(pass, say('passed'))}>
              {say('pass')}
            </Button>
          </>
        }
      >
        {say('passText')}
      </Dialog>
    </section>
  );
}
