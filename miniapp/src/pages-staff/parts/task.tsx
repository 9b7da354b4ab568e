import type { ReactNode } from 'react';
import type { StaffComplaints } from '../../../../shared/complaints';
import { deskTexts } from '../../i18n/desk';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { Link } from '../../ui/link';
import { Clock } from './clock-words';

export type Listed = StaffComplaints['complaints'][number];

const TONES = { breached: 'over', 'due-soon': 'warn', running: '' } as const;

export interface TaskProps {
  complaint: Listed;
  now: number;
  /** Without: it leads to its own page. */
  onPick?: () => void;
  on?: boolean;
}

function Inside({ complaint, now }: TaskProps) {
  const say = useTexts(deskTexts);
  const tone = complaint.clock ? TONES[complaint.clock] : '';
  const notes = [complaint.anonymous ? say('anonymous') : say('named'), complaint.categoryTitle, complaint.assignee?.name ?? say('nobody')];
  return (
    <>
      <span className="task-h">
        <span className={classes('sla num', tone && `sla-${tone}`)}>
          <Icon name="clock" />
          <Clock dueAt={complaint.dueAt} now={now} />
        </span>
        <span className="num">
          {complaint.urgent ? `${say('urgent')} · ` : ''}
          {complaint.number}
        </span>
      </span>
      <span className="task-b block">
        <span className="b t-lead block ell">{complaint.excerpt ?? complaint.number}</span>
        <span className="t-meta c-2 block">{notes.join(' · ')}</span>
      </span>
    </>
  );
}

/** A complaint under its clock. */
export function Task(props: TaskProps): ReactNode {
  const { complaint, onPick, on } = props;
  const tone = complaint.clock ? TONES[complaint.clock] : '';
  const look = classes('task mt3', tone && `task-${tone}`, on && 'on');
  return onPick ? (
    <Button kind="bare" className={look} onTap={onPick}>
      <Inside {...props} />
    </Button>
  ) : (
    <Link to="staffComplaint" params={{ number: complaint.number }} className={look}>
      <Inside {...props} />
    </Link>
  );
}
