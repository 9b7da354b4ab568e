import { useUnread } from '../data/unread';
import { coreTexts } from '../i18n/core';
import { useTexts } from '../i18n/use-texts';
import { type PageName, STAFF_TABS, TABS } from '../pages';
import { goInstead } from '../platform/go';
import { Button } from './button';
import { classes } from './classes';
import { Icon } from './icon';
import type { IconName } from './icon-names';

const ICONS: Readonly<Record<(typeof TABS)[number] | (typeof STAFF_TABS)[number], IconName>> = {
  ...{ home: 'home', events: 'cal', chat: 'chat', inbox: 'letter', me: 'me' },
  ...{ desk: 'desk', applications: 'stamp', staffComplaints: 'drum', staffEvents: 'cal' },
};

/** The bar at the foot of tab pages, drawn the same way everywhere. */
export function TabBar({ current, staff }: { current: PageName; staff: boolean }) {
  const say = useTexts(coreTexts);
  const unread = useUnread();
  return (
    <nav className="tabs" aria-label={say('tabs')}>
      {(staff ? STAFF_TABS : TABS).map((name) => {
        const count = name === 'inbox' && name !== current ? unread : 0;
        return (
          <Button
            key={name}
            kind="bare"
            className={classes('tab', name === current && 'on')}
            pressed={name === current}
            onTap={() => name !== current && goInstead(name)}
            {...(count > 0 && { label: `${say(name)}，${say('unread', { n: count })}` })}
          >
            <Icon name={ICONS[name]} />
            <span>{say(name)}</span>
            {count > 0 ? <span className="count num">{count > 99 ? '99+' : count}</span> : null}
          </Button>
        );
      })}
    </nav>
  );
}
