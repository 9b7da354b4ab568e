import { useState } from 'react';
import type { EventState, EventView } from '../../../../shared/events';
import { events } from '../../api/generated';
import { useRead } from '../../data/use-read';
import type { Person } from '../../data/use-session';
import { staffEventsTexts } from '../../i18n/staff-events';
import { useTexts } from '../../i18n/use-texts';
import { go } from '../../platform/go';
import { Button } from '../../ui/button';
import { DateSlip } from '../../ui/event-row';
import { ListRow } from '../../ui/list-row';
import { Badge } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Chips } from '../../ui/segment';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { MoveDialog } from './move-dialog';
import { type Move, movesOf } from './moves';

const STATES: readonly EventState[] = ['published', 'draft', 'closed', 'cancelled'];
const PAGE = 20;

interface ItemProps {
  event: EventView;
  person: Person;
  now: number;
  onMove(move: Move): void;
}

function Item({ event, person, now, onMove }: ItemProps) {
  const say = useTexts(staffEventsTexts);
  const seats = say('taken', { taken: event.taken, capacity: event.capacity });
  const door = person.may('events.attendance') && (event.state === 'published' || event.state === 'closed');
  const moves = movesOf(event, now, person.may);
  return (
    <div className="card mt3">
      <ListRow
        to="event"
        params={{ id: event.id }}
        start={<DateSlip local={event.startsLocal} />}
        title={<span className="b">{event.title}</span>}
        note={`${event.startsLocal.slice(11, 16)} · ${event.place} · ${seats}`}
        end={event.waiting > 0 ? <Badge tone="brass">{say('queue', { n: event.waiting })}</Badge> : null}
      />
      <div className="row g2 mt2">
        {door ? (
          <Button small kind="ink" label={say('attendanceOf', { title: event.title })} onTap={() => go('attendance', { id: event.id })}>
            {say('attendance')}
          </Button>
        ) : null}
        {moves.map((move) => (
          <Button key={move} small label={say(`${move}Of`, { title: event.title })} onTap={() => onMove(move)}>
            {say(move)}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Every event by its state, and what can be done with it. */
function StaffEvents() {
  const say = useTexts(staffEventsTexts);
  const person = useRequiredPerson();
  const [state, setState] = useState<EventState>('published');
  const [after, setAfter] = useState<string>();
  const [now] = useState(Date.now);
  const [asked, setAsked] = useState<{ event: EventView; move: Move } | null>(null);
  const list = useRead(events.listEvents, { state, limit: PAGE, ...(after && { after }) });
  const pick = (picked: EventState) => {
    setState(picked);
    setAfter(undefined);
  };
  const done = (changed: boolean) => {
    setAsked(null);
    if (changed) void list.reload();
  };
  return (
    <Page title={say('title')} tab="staffEvents" staff>
      <Chips label={say('states')} value={state} options={STATES.map((value) => ({ value, label: say(value) }))} onPick={pick} />
      <Reading of={list} isEmpty={({ items }) => items.length === 0} empty={<Empty title={say('none')}>{say('noneNext')}</Empty>}>
        {({ items, next }) => (
          <>
            {person
              ? items.map((event) => (
                  <Item key={event.id} event={event} person={person} now={now} onMove={(move) => setAsked({ event, move })} />
                ))
              : null}
            <div className="row g2 mt3">
              {after ? <Button onTap={() => setAfter(undefined)}>{say('first')}</Button> : null}
              {next ? <Button onTap={() => setAfter(next)}>{say('next')}</Button> : null}
            </div>
          </>
        )}
      </Reading>
      {asked ? <MoveDialog {...asked} onDone={done} /> : null}
    </Page>
  );
}

export { StaffEvents as default };
