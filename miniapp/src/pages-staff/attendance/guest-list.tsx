import { useState } from 'react';
import type { RegistrationView } from '../../../../shared/events';
import { attendanceTexts } from '../../i18n/attendance';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { ListRow } from '../../ui/list-row';
import { Badge, Section } from '../../ui/marks';
import { Empty } from '../../ui/states';
import type { Arrival } from './door-queue';
import { guestsOf, matches } from './guests';

interface GuestsProps {
  page: { items: readonly RegistrationView[]; next: string | null };
  waiting: readonly Arrival[];
  onCame(code: string, name: string): void;
}

function Head({ here, all, whole }: { here: number; all: number; whole: boolean }) {
  const say = useTexts(attendanceTexts);
  return (
    <>
      <p className="t-lead num">
        <span className="b">{say('arrived', { n: here })}</span> {whole ? say('ofAll', { n: all }) : ''}
      </p>
      {whole ? null : <p className="hint">{say('more')}</p>}
    </>
  );
}

/** Whoever has a seat; one tap says that they came. */
export function Guests({ page, waiting, onCame }: GuestsProps) {
  const say = useTexts(attendanceTexts);
  const [asked, setAsked] = useState('');
  const guests = guestsOf(page.items, waiting);
  const shown = guests.filter((one) => matches(one, asked));
  if (guests.length === 0) return <Empty title={say('nobody')}>{say('nobodyNext')}</Empty>;
  return (
    <Section title={say('list')}>
      <Head here={guests.filter(({ here }) => here).length} all={guests.length} whole={page.next === null} />
      <Field id="find" label={say('find')} kind="search" value={asked} onInput={setAsked} max={40} />
      {shown.length === 0 ? <p className="hint">{say('noMatch')}</p> : null}
      <div className="list mt3">
        {shown.map((one) => (
          <ListRow
            key={one.id}
            title={one.name}
            note={[one.number, one.party > 1 ? say('party', { n: one.party }) : null].filter(Boolean).join(' · ')}
            end={
              one.here || one.noted ? (
                <Badge tone={one.here ? 'jade' : 'brass'}>{say(one.here ? 'came' : 'waiting')}</Badge>
              ) : (
                <Button small label={say('cameOf', { name: one.name })} onTap={() => onCame(one.code, one.name)}>
                  {say('came')}
                </Button>
              )
            }
          />
        ))}
      </div>
    </Section>
  );
}
