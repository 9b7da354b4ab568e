import { coreTexts } from '../i18n/core';
import { useTexts } from '../i18n/use-texts';
import { Page } from './page';
import { Empty } from './states';

/** Stands where a page will be. */
export function Coming() {
  const say = useTexts(coreTexts);
  return (
    <Page title={say('club')}>
      <Empty title={say('soon')} />
    </Page>
  );
}
