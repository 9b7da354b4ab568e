import type { ReactNode } from 'react';
import type { PageName } from '../pages';
import type { Params } from '../platform/go';
import { Button } from './button';
import { Icon } from './icon';
import type { IconName } from './icon-names';
import { Link } from './link';

export interface ListRowProps {
  title: ReactNode;
  note?: ReactNode;
  /** At the right. */
  end?: ReactNode;
  icon?: IconName;
  /** In place of an icon. */
  start?: ReactNode;
  to?: PageName;
  params?: Params;
  onTap?: () => void;
}

function Inside({ title, note, end, icon, start, leads }: ListRowProps & { leads: boolean }) {
  return (
    <>
      {start ?? (icon ? <Icon name={icon} /> : null)}
      <span className="grow">
        <span className="li-t">{title}</span>
        {note ? <span className="li-note">{note}</span> : null}
      </span>
      {end ? <span className="li-end num">{end}</span> : null}
      {leads ? <Icon name="chev" className="chev" /> : null}
    </>
  );
}

/** A line of a list; leads somewhere, does something, or only tells. */
export function ListRow(props: ListRowProps) {
  const { to, params, onTap } = props;
  if (to)
    return (
      <Link to={to} className="li" {...(params && { params })}>
        <Inside {...props} leads />
      </Link>
    );
  if (onTap)
    return (
      <Button kind="bare" className="li" onTap={onTap}>
        <Inside {...props} leads />
      </Button>
    );
  return (
    <div className="li">
      <Inside {...props} leads={false} />
    </div>
  );
}
