import { coreTexts } from '../i18n/core';
import { useTexts } from '../i18n/use-texts';
import { Icon } from './icon';

/** Says that there is no network, as long as there is none. `top` px of the status bar lie above it. */
export function OfflineBar({ online, top }: { online: boolean; top: number }) {
  const say = useTexts(coreTexts);
  return (
    <div role="status">
      {online ? null : (
        <div className="offline" style={{ paddingTop: `${top + 6}px` }}>
          <Icon name="warn" size="s" />
          <span>{say('offlineBar')}</span>
        </div>
      )}
    </div>
  );
}
