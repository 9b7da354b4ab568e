import { useState } from 'react';
import type { NotificationView } from '../../../../shared/notifications';
import { useSettings } from '../../data/settings';
import { dateName } from '../../i18n/dates';
import { inboxTexts } from '../../i18n/inbox';
import { localOf } from '../../i18n/instants';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { Link } from '../../ui/link';
import { doorOf, whenOf } from './inbox';

/** One message: a tap opens it, and it is read. */
export function Note({ note, onRead }: { note: NotificationView; onRead(id: string): void }) {
  const say = useTexts(inboxTexts);
  const { language } = useSettings();
  const [open, setOpen] = useState(false);
  const { id, at, title, body, action, readAt } = note;
  const { icon, to } = doorOf(note);
  const [now] = useState(() => localOf(Date.now()));
  const when = whenOf(localOf(at), now);
  const isNew = readAt === null;
  const turn = () => {
    setOpen(!open);
    if (isNew) onRead(id);
  };
  return (
    <li className="li-group">
      <Button kind="bare" className="li li-top" expanded={open} onTap={turn}>
        <span className={classes('box', !isNew && 'box-quiet')}>
          <Icon name={icon} />
        </span>
        <span className="grow">
          <span className={classes('li-t', isNew && 'note-new')}>{title}</span>
          {open ? null : <span className="li-note ell">{body}</span>}
        </span>
        <span className="li-end num c-3">
          {'time' in when ? when.time : dateName(when.day, language)}
          {isNew ? (
            <>
              <span className="dot dot-end" aria-hidden="true" />
              <span className="sr">{say('newOne')}</span>
            </>
          ) : null}
        </span>
      </Button>
      {open ? (
        <div className="note-body">
          <p className="t-meta">{body}</p>
          {action ? (
            <Link to={to} className="btn btn-line btn-s note-act">
              {action.label}
            </Link>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
