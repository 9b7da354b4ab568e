import { useDidShow } from '@tarojs/taro';
import type { CSSProperties, ReactNode } from 'react';
import { useEffect, useId } from 'react';
import { useSettings } from '../data/settings';
import { useOnline } from '../data/use-online';
import { coreTexts } from '../i18n/core';
import { useTexts } from '../i18n/use-texts';
import type { PageName } from '../pages';
import { deviceInsets, focusWhenLost, setTitle } from '../platform/device';
import { back } from '../platform/go';
import { Button } from './button';
import { classes } from './classes';
import { Icon } from './icon';
import { OfflineBar } from './offline-bar';
import { TabBar } from './tab-bar';
import { Toasts } from './toasts';

export interface PageProps {
  /** Name of the page: the bar's, the window's, and what is read aloud first. */
  title: string;
  children: ReactNode;
  /** A member's tab: no way back, the tab bar below. */
  tab?: PageName;
  /** The bar of staff pages instead. */
  staff?: boolean;
  /** In place of the title bar; the title is still read aloud. */
  head?: ReactNode;
  /** Stays above the tab bar, in reach of the thumb. */
  dock?: ReactNode;
  /** At the right of the title. */
  actions?: ReactNode;
  /** The bar on the dark board. */
  dark?: boolean;
  /** More than a phone's width on a large screen. */
  wide?: boolean;
  /** Children draw their own edges. */
  bare?: boolean;
  /** No way back, though no tab: the log-in. */
  root?: boolean;
}

function TitleBar({ title, tab, staff, dark, actions, root, id, top }: PageProps & { id: string; top: number }) {
  const say = useTexts(coreTexts);
  const isRoot = Boolean((tab && !staff) || root);
  return (
    <header className={classes('nav', isRoot && 'nav-root', dark && 'nav-dark on-dark')} style={{ paddingTop: `${top}px` }}>
      {isRoot ? null : (
        <Button kind="bare" className="nav-back" label={say('back')} onTap={back}>
          <Icon name="back" />
        </Button>
      )}
      <h1 className="nav-t" id={id} tabIndex={-1}>
        {title}
      </h1>
      {actions}
    </header>
  );
}

/** Every page's frame: title bar with the way back, what is said when there is no network, the page, the dock and the tab bar. */
export function Page(props: PageProps) {
  const { title, children, tab, staff, head, dock, wide, bare } = props;
  const { theme, large, language } = useSettings();
  const id = useId();
  const online = useOnline();
  const insets = deviceInsets();
  const top = online ? insets.top : 0; // else the word about the network stands there
  useEffect(() => setTitle(title), [title]);
  useDidShow(() => {
    setTitle(title);
    focusWhenLost(id);
  });
  return (
    <div
      className={classes('app', theme && `theme-${theme}`, large && 'text-large', wide && 'app-wide')}
      style={{ '--capsule': `${insets.right}px`, '--bar-top': `${top}px` } as CSSProperties}
      lang={language}
    >
      <OfflineBar online={online} top={insets.top} />
      {head ? (
        <header className="head">
          <h1 className="sr" id={id} tabIndex={-1}>
            {title}
          </h1>
          {head}
        </header>
      ) : (
        <TitleBar {...props} id={id} top={top} />
      )}
      <main className={bare ? 'body-bare' : 'body'}>{children}</main>
      {dock ? <div className={classes('dock', tab && 'dock-above')}>{dock}</div> : null}
      {tab ? <TabBar current={tab} staff={staff ?? false} /> : null}
      <Toasts above={Boolean(tab || dock)} />
    </div>
  );
}
