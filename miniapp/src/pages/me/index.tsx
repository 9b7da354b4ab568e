import { logOut } from '../../data/client';
import { usePerson } from '../../data/use-session';
import { coreTexts } from '../../i18n/core';
import { meTexts } from '../../i18n/me';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { ListRow } from '../../ui/list-row';
import { Page } from '../../ui/page';
import { useRequiredPerson } from '../../ui/use-required-person';

/** Who I am here, and the way to everything of mine. */
function Me() {
  const say = useTexts(meTexts);
  const core = useTexts(coreTexts);
  useRequiredPerson();
  const person = usePerson();
  return (
    <Page title={core('me')} tab="me">
      <div className="list">{person?.staff ? <ListRow icon="desk" to="desk" title={say('desk')} note={say('deskNote')} /> : null}</div>
      <div className="mt6">
        <Button kind="danger" block onTap={logOut}>
          {say('logOut')}
        </Button>
      </div>
    </Page>
  );
}

export { Me as default };
