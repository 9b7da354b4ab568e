import { coreTexts } from '../i18n/core';
import { useTexts } from '../i18n/use-texts';
import { openRoom } from '../platform/room';
import { Button } from './button';
import { Page } from './page';
import { Empty } from './states';

/** Stands where a page will be; until then the chat room does it. */
export function Coming() {
  const say = useTexts(coreTexts);
  const toRoom = openRoom && (
    <Button kind="ink" onTap={openRoom}>
      {say('toRoom')}
    </Button>
  );
  return (
    <Page title={say('club')}>
      <Empty title={say('soon')} action={toRoom}>
        {say('soonNext')}
      </Empty>
    </Page>
  );
}
