import { useState } from 'react';
import { complaints, events, members, notifications } from '../../api/generated';
import { useRead } from '../../data/use-read';
import { deskTexts } from '../../i18n/desk';
import { useTexts } from '../../i18n/use-texts';
import { ListRow } from '../../ui/list-row';
import { Section } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { byDeadline } from '../complaints/by-clock';
import { type Listed, Task } from '../parts/task';

const OVER: readonly string[] = ['over', 'closed', 'cancelled'];

/** Sign-ups and offers of the events to come. */
function Seats() {
  const say = useTexts(deskTexts);
  const read = useRead(events.listEvents, { state: 'published', limit: 20 });
  const coming = (read.data?.items ?? []).filter(({ phase }) => !OVER.includes(phase));
  return (
    <Reading of={read}>
      {() =>
        coming.length === 0 ? null : (
          <Section title={say('signUps')}>
            <div className="list">
              {coming.map((event) => (
                <ListRow
                  key={event.id}
                  icon="cal"
                  to="event"
                  params={{ id: event.id }}
                  title={event.title}
                  note={event.startsLocal}
                  end={say('seats', { taken: event.taken, capacity: event.capacity, waiting: event.waiting })}
                />
              ))}
            </div>
          </Section>
        )
      }
    </Reading>
  );
}

/** Notices that could not be brought. */
function Failed() {
  const say = useTexts(deskTexts);
  const read = useRead(notifications.listFailed, { limit: 50 });
  const failed = read.data?.failed ?? [];
  if (failed.length === 0) return null;
  return (
    <div className="list mt3">
      {failed.map(({ factId, notifications: n, error }) => (
        <ListRow key={factId} icon="warn" title={say('failed', { n })} note={error} />
      ))}
    </div>
  );
}

function Doors() {
  const say = useTexts(deskTexts);
  return (
    <Section title={say('doors')}>
      <div className="list">
        <ListRow icon="people" to="members" title={say('members')} />
      </div>
    </Section>
  );
}

function First({ urgent, waiting, now }: { urgent: readonly Listed[]; waiting: number; now: number }) {
  const say = useTexts(deskTexts);
  return (
    <Section title={say('first')} aside={<span className="t-meta c-2">{say('byClock')}</span>}>
      {waiting + urgent.length === 0 ? <Empty title={say('none')}>{say('noneNext')}</Empty> : null}
      {urgent.map((complaint) => (
        <Task key={complaint.number} complaint={complaint} now={now} />
      ))}
      {waiting > 0 ? (
        <div className="list mt3">
          <ListRow icon="stamp" to="applications" title={say('applications')} end={say('applicationsNote', { n: waiting })} />
        </div>
      ) : null}
    </Section>
  );
}

/** Whatever waits, the most urgent first. */
function Desk() {
  const say = useTexts(deskTexts);
  const person = useRequiredPerson();
  const [now] = useState(Date.now);
  const handles = person?.may('complaints.read') ?? false;
  const open = useRead(complaints.list, { open: 'true', limit: 50 }, { when: handles, keeps: false });
  const applicants = useRead(members.list, { status: 'applicant', limit: 50 }, { keeps: false });
  const waiting = applicants.data?.members.length ?? 0;
  const urgent = byDeadline(open.data?.complaints ?? []);
  return (
    <Page title={say('title')} tab="desk" staff>
      <p className="row-base">
        <span className="t-num-xl num">{waiting + urgent.length}</span>
        <span className="t-lead">{say('waiting')}</span>
      </p>
      {/* nothing is called done before both have been read */}
      <Reading of={applicants}>
        {() =>
          handles ? (
            <Reading of={open}>{() => <First urgent={urgent} waiting={waiting} now={now} />}</Reading>
          ) : (
            <First urgent={urgent} waiting={waiting} now={now} />
          )
        }
      </Reading>
      {person?.may('facts.read') ? <Failed /> : null}
      <Seats />
      <Doors />
    </Page>
  );
}

export { Desk as default };
