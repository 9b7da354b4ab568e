import type { PageName } from '../pages';
import type { Params } from '../platform/go';
import { Icon } from './icon';
import type { IconName } from './icon-names';
import { Link } from './link';

export interface Door {
  icon: IconName;
  title: string;
  /** A live line of text. */
  line: string;
  to: PageName;
  params?: Params;
  /** Something waits behind it. */
  calls?: boolean;
}

/** Four doors in one frame. */
export const Lattice = ({ doors, label }: { doors: readonly Door[]; label: string }) => (
  <nav className="lattice" aria-label={label}>
    {doors.map(({ icon, title, line, to, params, calls }) => (
      <Link key={`${to} ${title}`} to={to} className="lattice-i" {...(params && { params })}>
        <Icon name={icon} />
        <span className="grow">
          <span className="lattice-t">{title}</span>
          <span className={calls ? 'lattice-l c-cin' : 'lattice-l'}>{line}</span>
        </span>
      </Link>
    ))}
    <span className="lattice-knot" aria-hidden="true" />
  </nav>
);
