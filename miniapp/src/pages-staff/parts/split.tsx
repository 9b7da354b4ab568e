import type { ReactNode } from 'react';
import { staffTexts } from '../../i18n/staff';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';

export interface SplitProps {
  list: ReactNode;
  /** Null: nothing is chosen. */
  detail: ReactNode;
  /** Stands in the detail's place on a wide screen while nothing is chosen. */
  invite: string;
  onClose(): void;
}

/** List and detail: side by side on a wide screen, on a phone one in place of the other. */
export function Split({ list, detail, invite, onClose }: SplitProps) {
  const say = useTexts(staffTexts);
  return (
    <div className={classes('split', Boolean(detail) && 'split-on')}>
      <div className="split-list">{list}</div>
      {detail ? (
        <div>
          <div className="split-back">
            <Button small onTap={onClose}>
              {say('toList')}
            </Button>
          </div>
          {detail}
        </div>
      ) : (
        <p className="split-wide c-2 card mt3">{invite}</p>
      )}
    </div>
  );
}

/** What is known of somebody or something, name by name; what is not there is not drawn. */
export const Facts = ({ of }: { of: readonly (readonly [string, ReactNode])[] }) => (
  <div className="facts">
    {of.flatMap(([name, value]) =>
      value === null || value === undefined || value === ''
        ? []
        : [
            <span key={`${name}-k`} className="fact-k">
              {name}
            </span>,
            <span key={`${name}-v`} className="fact-v">
              {value}
            </span>,
          ],
    )}
  </div>
);
