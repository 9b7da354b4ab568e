import { useOnline } from '../data/use-online';
import { coreTexts } from '../i18n/core';
import { useTexts } from '../i18n/use-texts';
import { Icon } from './icon';

/** Says that there is no network, as long as there is none. */
export function OfflineBar() {
  const online = useOnline();
  const say = useTexts(coreTexts);
  return (
    <div role="status">
      {online ? null : (
        <div className="offline">
          <Icon name="warn" size="s" />
          <span>{say('offlineBar')}</span>
        </div>
      )}
    </div>
  );
}
