import { useState } from 'react';
import type { EventView } from '../../../../shared/events';
import { coreTexts } from '../../i18n/core';
import { eventsTexts } from '../../i18n/events';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Link } from '../../ui/link';
import { Said } from '../../ui/said';
import { Leave, type Leaving } from './leave';
import type { EventAffair } from './use-event';

/** What is at stake, left of the button: the party, or what coming brings. */
function Info({ event, guests }: { event: EventView; guests: number }) {
  const say = useTexts(eventsTexts);
  const [big, small] =
    guests > 0 ? [say('people', { n: guests + 1 }), say('withYou')] : [say('gain', { n: event.points }), say('gainWhen')];
  if (guests === 0 && event.points === 0) return null;
  return (
    <div className="dock-info">
      <div className="num ev-points">{big}</div>
      <div className="t-meta c-2">{small}</div>
    </div>
  );
}

function SignUp({ affair, event, queue }: { affair: EventAffair; event: EventView; queue: boolean }) {
  const say = useTexts(eventsTexts);
  const { guests, acts, signUp } = affair;
  const alone = guests === 0 ? say('signUp') : say('signUpParty', { n: guests + 1 });
  return (
    <>
      <Said of={acts.signUp} />
      <div className="row g3">
        <Info event={event} guests={guests} />
        <Button kind="primary" block busy={acts.signUp.busy} onTap={() => void signUp()}>
          {queue ? say('queue', { n: event.waiting + 1 }) : alone}
        </Button>
      </div>
    </>
  );
}

function Offered({ affair, onLeave }: { affair: EventAffair; onLeave(leaving: Leaving): void }) {
  const say = useTexts(eventsTexts);
  const { accept } = affair.acts;
  return (
    <>
      <Said of={accept} />
      <div className="row g3">
        <Button onTap={() => onLeave('decline')}>{say('decline')}</Button>
        <Button kind="primary" block busy={accept.busy} onTap={() => void affair.accept()}>
          {say('accept')}
        </Button>
      </div>
    </>
  );
}

const Primary = ({ to, id, children }: { to: 'ticket' | 'feedback'; id: string; children: string }) => (
  <Link to={to} params={{ id }} className="btn btn-primary btn-block">
    {children}
  </Link>
);

/** Nobody knows yet what is possible: ask again. */
function Unknown({ affair }: { affair: EventAffair }) {
  const core = useTexts(coreTexts);
  const { gates } = affair;
  if (!gates.failure) return null;
  return (
    <>
      <p className="hint">{gates.failure.sentence}</p>
      <Button block className="mt2" busy={gates.busy} onTap={() => void gates.reload()}>
        {core('retry')}
      </Button>
    </>
  );
}

function Foot({ affair, event, onLeave }: { affair: EventAffair; event: EventView; onLeave(leaving: Leaving): void }) {
  const say = useTexts(eventsTexts);
  const stance = affair.stance ?? { kind: 'unknown' };
  if (stance.kind === 'seat' || stance.kind === 'queue') return <SignUp affair={affair} event={event} queue={stance.kind === 'queue'} />;
  if (stance.kind === 'offered') return <Offered affair={affair} onLeave={onLeave} />;
  if (stance.kind === 'unknown') return <Unknown affair={affair} />;
  if (stance.kind === 'feedback')
    return (
      <Primary to="feedback" id={event.id}>
        {say('giveFeedback')}
      </Primary>
    );
  if (stance.kind === 'confirmed')
    return (
      <div className="row g3">
        {stance.mayCancel ? (
          <Button kind="quiet" onTap={() => onLeave('cancel')}>
            {say('cancelSignUp')}
          </Button>
        ) : null}
        <Primary to="ticket" id={event.id}>
          {say('seeTicket')}
        </Primary>
      </div>
    );
  return (
    <Button block onTap={() => onLeave('queue')}>
      {say('leaveQueue')}
    </Button>
  );
}

const WITHOUT: readonly string[] = ['refused', 'attended', 'absent', 'over', 'cancelled'];

/** Whether there is anything to do at the foot of the page. */
export const hasDock = ({ stance, gates }: EventAffair): boolean =>
  stance !== null && !WITHOUT.includes(stance.kind) && (stance.kind !== 'unknown' || gates.failure !== null);

/** The foot of the page: the one thing to do now, and the way back from it. */
export function EventDock({ affair, event }: { affair: EventAffair; event: EventView }) {
  const say = useTexts(eventsTexts);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const left = () => {
    setLeaving(null);
    void affair.reload();
  };
  return (
    <section className="ev-dock" aria-label={say('foot')}>
      <Foot affair={affair} event={event} onLeave={setLeaving} />
      <Leave event={event} leaving={leaving} onClose={() => setLeaving(null)} onLeft={left} />
    </section>
  );
}
