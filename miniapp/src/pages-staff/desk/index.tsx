import { useState } from 'react';
import type { StaffComplaints } from '../../../../shared/complaints';
import { complaints, members } from '../../api/generated';
import { useRead } from '../../data/use-read';
import { deskTexts } from '../../i18n/desk';
import { useTexts } from '../../i18n/use-texts';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { Link } from '../../ui/link';
import { ListRow } from '../../ui/list-row';
import { Section } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { spanTo } from './clock';

type Complaint = StaffComplaints['complaints'][number];

const TONES = { breached: 'over', 'due-soon': 'warn', running: '' } as const;

function Clock({ dueAt, now }: { dueAt: number | null; now: number }) {
  const say = useTexts(deskTexts);
  if (dueAt === null) return <>{say('stopped')}</>;
  const { over, parts } = spanTo(dueAt, now);
  return <>{say(over ? 'over' : 'left', { time: parts.map(({ unit, n }) => say(unit, { n })).join(' ') })}</>;
}

function Task({ complaint, now }: { complaint: Complaint; now: number }) {
  const say = useTexts(deskTexts);
  const tone = complaint.clock ? TONES[complaint.clock] : '';
  const notes = [complaint.anonymous ? say('anonymous') : say('named'), complaint.categoryTitle, complaint.assignee?.name ?? say('nobody')];
  return (
    <Link to="staffComplaint" params={{ number: complaint.number }} className={classes('task mt3', tone && `task-${tone}`)}>
      <span className="task-h">
        <span className={classes('sla num', tone && `sla-${tone}`)}>
          <Icon name="clock" />
          <Clock dueAt={complaint.dueAt} now={now} />
        </span>
        <span>{complaint.urgent ? say('urgent') : say('complaints')}</span>
      </span>
      <span className="task-b block">
        <span className="b t-lead block ell">{complaint.excerpt ?? complaint.number}</span>
        <span className="t-meta c-2 block">{notes.join(' · ')}</span>
      </span>
    </Link>
  );
}

/** Whatever waits, the most urgent first. */
function Desk() {
  const say = useTexts(deskTexts);
  const person = useRequiredPerson();
  const [now] = useState(Date.now);
  const handles = person?.may('complaints.read') ?? false;
  const open = useRead(complaints.list, { open: 'true', limit: 50 }, { when: handles });
  const applicants = useRead(members.list, { status: 'applicant', limit: 50 });
  const waiting = applicants.data?.members.length ?? 0;
  const urgent = [...(open.data?.complaints ?? [])].sort((a, b) => (a.dueAt ?? Number.MAX_VALUE) - (b.dueAt ?? Number.MAX_VALUE));
  return (
    <Page title={say('title')} tab="desk" staff>
      <p className="row-base">
        <span className="t-num-xl num">{waiting + urgent.length}</span>
        <span className="t-lead">{say('waiting')}</span>
      </p>
      <Reading of={applicants}>
        {() => (
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
        )}
      </Reading>
    </Page>
  );
}

export { Desk as default };
