import { useState } from 'react';
import type { ComplaintFile } from '../../../../shared/complaints';
import { complaints } from '../../api/generated';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { usePerson } from '../../data/use-session';
import { staffComplaintTexts } from '../../i18n/staff-complaints';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Link } from '../../ui/link';
import { Badge, Section } from '../../ui/marks';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Ago, Clock } from '../parts/clock-words';
import { Facts } from '../parts/split';
import { DeskForm } from './desk-form';

type Of = { file: ComplaintFile; now: number };

function Head({ file, now }: Of) {
  const say = useTexts(staffComplaintTexts);
  const { member } = file;
  return (
    <section className="card mt3" aria-label={file.number}>
      <div className="row between">
        <Badge tone={file.status === 'solved' || file.status === 'closed' ? 'jade' : 'brass'}>{say(`status-${file.status}`)}</Badge>
        <span className="t-meta c-2 num">
          {file.number} · <Ago at={file.openedAt} now={now} />
        </span>
      </div>
      <p className="say t-lead mt3">{file.text ?? say('erased')}</p>
      <div className="mt3">
        <Facts
          of={[
            [say('category'), file.categoryTitle],
            [say('assignee'), file.assignee?.name ?? say('nobodyYet')],
          ]}
        />
      </div>
      {member ? (
        <Link to="member" params={{ id: member.id }} className="inline-link">
          {say('by', { name: [member.name, member.number].filter(Boolean).join(' ') })}
        </Link>
      ) : (
        <p className="t-meta c-2 mt2">{say('byNobody')}</p>
      )}
    </section>
  );
}

function Clocks({ file, now }: Of) {
  const say = useTexts(staffComplaintTexts);
  const words = (clock: ComplaintFile['clocks'][number]) =>
    clock.state === 'met' || clock.state === 'late' || clock.state === 'frozen' ? (
      say(clock.state)
    ) : (
      <Clock dueAt={clock.dueAt} now={now} />
    );
  return (
    <Section title={say('clocks')}>
      <Facts of={file.clocks.filter(({ lap }) => lap === file.round).map((clock) => [say(clock.kind), words(clock)] as const)} />
    </Section>
  );
}

function Thread({ file, now }: Of) {
  const say = useTexts(staffComplaintTexts);
  return (
    <Section title={say('thread')}>
      {file.thread.map((message) => (
        <div key={`${message.at}-${message.kind}`} className="card mt3">
          <p className="t-meta c-2">
            {say(message.from === 'club' ? 'club' : 'member')} · {say(`kind-${message.kind}`)} · <Ago at={message.at} now={now} />
          </p>
          <p className="say">{message.text ?? say('erased')}</p>
        </div>
      ))}
      {file.solutions.map((solution) => {
        const what = [solution.points > 0 && say('pointsGiven', { n: solution.points }), solution.coupon].filter(Boolean).join(' · ');
        return (
          <div key={solution.at} className="mt2">
            {what ? <p className="t-meta c-2">{say('gave', { what })}</p> : null}
            {solution.score === null ? null : <p className="t-meta c-2">{say('score', { n: solution.score })}</p>}
            {solution.comment ? <p className="say">{solution.comment}</p> : null}
          </div>
        );
      })}
    </Section>
  );
}

function Notes({ file, now }: Of) {
  const say = useTexts(staffComplaintTexts);
  return (
    <Section title={say('notes')} aside={<span className="t-meta c-2">{say('notesWhy')}</span>}>
      {file.notes.length === 0 ? <p className="c-2">{say('noNotes')}</p> : null}
      {file.notes.map((note) => (
        <div key={`${note.at}-${note.by.id}`} className="note-card mt2">
          <p className="t-meta">
            {note.by.name} · <Ago at={note.at} now={now} />
          </p>
          <p className="say">{note.text ?? say('erased')}</p>
        </div>
      ))}
    </Section>
  );
}

function Take({ file, onDone }: { file: ComplaintFile; onDone(): void }) {
  const say = useTexts(staffComplaintTexts);
  const me = usePerson()?.id;
  const take = useAct(complaints.assign);
  if (!file.offers.steps.includes('assign') || file.assignee?.id === me) return null;
  const run = async () => {
    if (!(await take.run({ number: file.number }))) return;
    tell(say('taken', { number: file.number }), 'done');
    onDone();
  };
  return (
    <div className="mt3">
      <Button kind="ink" block busy={take.busy} onTap={() => void run()}>
        {say('assign')}
      </Button>
      <Said of={take} />
    </div>
  );
}

/** One complaint with everything behind it, and what can be done now. */
export function Case({ number, onChange }: { number: string; onChange?(): void }) {
  const say = useTexts(staffComplaintTexts);
  const [now] = useState(Date.now);
  const read = useRead(complaints.show, { number }, { when: number !== '', keeps: false });
  const done = () => {
    void read.reload();
    onChange?.();
  };
  return (
    <Reading of={read}>
      {(file) =>
        'notes' in file ? (
          <>
            <Head file={file} now={now} />
            <Take file={file} onDone={done} />
            <Clocks file={file} now={now} />
            <Thread file={file} now={now} />
            <Section title={say('write')}>
              <DeskForm file={file} onDone={done} />
            </Section>
            <Notes file={file} now={now} />
          </>
        ) : (
          <p className="card mt3">{say('own')}</p>
        )
      }
    </Reading>
  );
}
