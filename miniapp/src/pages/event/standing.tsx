import type { ReactNode } from 'react';
import type { EventView } from '../../../../shared/events';
import { useSettings } from '../../data/settings';
import { eventsTexts } from '../../i18n/events';
import { useTexts } from '../../i18n/use-texts';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon-names';
import { Link } from '../../ui/link';
import type { EventsKey } from '../events/status';
import { helpFor, type Stance } from './stance';
import { timeName } from './words';

interface BannerProps {
  tone?: 'jade' | 'rouge' | 'dai';
  icon: IconName;
  title: string;
  children?: ReactNode;
}

const Banner = ({ tone, icon, title, children }: BannerProps) => (
  <section className={tone ? `banner banner-${tone} mt4` : 'banner mt4'} aria-label={title}>
    <Icon name={icon} />
    <div className="grow">
      <p className="b">{title}</p>
      {children}
    </div>
  </section>
);

const Note = ({ children }: { children: ReactNode }) => <p className="t-meta c-2">{children}</p>;

/** Why there is no way in, and what helps. */
function Refused({ of }: { of: Extract<Stance, { kind: 'refused' }> }) {
  const say = useTexts(eventsTexts);
  const help = helpFor(of.code);
  return (
    <Banner icon="lock" title={of.reason || say('refusedHead')}>
      {help ? (
        <Link to={help.to} className="more">
          {say(help.key)}
          <Icon name="chev" />
        </Link>
      ) : of.next ? (
        <Note>{of.next}</Note>
      ) : null}
    </Banner>
  );
}

function Offer({ event }: { event: EventView }) {
  const say = useTexts(eventsTexts);
  const { language } = useSettings();
  const { mine } = event;
  if (!mine?.offerUntilLocal) return null;
  return (
    <Banner icon="clock" title={say('offerTitle')}>
      <p className="num">{say('offerUntil', { seats: mine.seats, at: timeName(mine.offerUntilLocal, language) })}</p>
      {mine.seats < mine.party ? <Note>{say('offerFewer', { party: mine.party, seats: mine.seats })}</Note> : null}
    </Banner>
  );
}

const BEFORE: Readonly<Record<string, EventsKey>> = {
  expired: 'wasExpired',
  unplaced: 'wasUnplaced',
  declined: 'wasDeclined',
};

/** What an earlier sign-up came to, while another one is possible. */
function Before({ event }: { event: EventView }) {
  const say = useTexts(eventsTexts);
  const key = event.mine ? BEFORE[event.mine.state] : undefined;
  return key ? (
    <div className="mt3">
      <Note>{say(key)}</Note>
    </div>
  ) : null;
}

/** Where one stands with the event, in words above everything else. */
export function Standing({ event, stance }: { event: EventView; stance: Stance }) {
  const say = useTexts(eventsTexts);
  const { language } = useSettings();
  const { kind } = stance;
  if (kind === 'cancelled')
    return (
      <Banner tone="rouge" icon="warn" title={say('callOff')}>
        {event.cancelReason ? <Note>{say('callOffWhy', { reason: event.cancelReason })}</Note> : null}
      </Banner>
    );
  if (kind === 'refused')
    return event.mine?.state === 'removed' ? <Banner icon="info" title={say('wasRemoved')} /> : <Refused of={stance} />;
  if (kind === 'offered') return <Offer event={event} />;
  if (kind === 'confirmed')
    return (
      <Banner tone="jade" icon="check" title={say('confirmed')}>
        <Note>{say(stance.mayCancel ? 'cancelUntil' : 'tooLate', { at: timeName(event.cancelUntilLocal, language) })}</Note>
      </Banner>
    );
  if (kind === 'attended') return <Banner tone="jade" icon="check" title={say('thanks')} />;
  if (kind === 'feedback')
    return (
      <Banner tone="jade" icon="tally" title={say('feedbackAsk')}>
        <Note>{say('feedbackAskNext')}</Note>
      </Banner>
    );
  if (kind === 'absent')
    return (
      <Banner icon="info" title={say('didNotCome')}>
        <Note>{say('didNotComeNext')}</Note>
      </Banner>
    );
  if (kind === 'over') return <Banner tone="dai" icon="info" title={say('overNow')} />;
  return <Before event={event} />;
}
