import { members, privacy } from '../../api/generated';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { localOf } from '../../i18n/instants';
import { privacyTexts } from '../../i18n/privacy';
import { useTexts } from '../../i18n/use-texts';
import { saveFile } from '../../platform/save-file';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { ListRow } from '../../ui/list-row';
import { Section } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { useRequiredPerson } from '../../ui/use-required-person';
import { Erase, Leave } from './leaving';

const NOTHING: Record<string, never> = {};
const GONE = ['left', 'revoked', 'rejected'];

function Export() {
  const say = useTexts(privacyTexts);
  const act = useAct(privacy.exportMe);
  const take = async () => {
    const everything = await act.run(NOTHING);
    if (!everything) return;
    const name = say('fileName', { day: localOf(everything.exportedAt).slice(0, 10) });
    const saved = await saveFile(name, JSON.stringify(everything, null, 2), 'application/json');
    tell(say(saved ? 'exported' : 'exportFailed'), saved ? 'done' : 'warn');
  };
  return (
    <Section title={say('export')}>
      <p className="c-2">{say('exportLead')}</p>
      <Button kind="ink" block className="mt3" busy={act.busy} onTap={() => void take()}>
        <Icon name="download" size="s" />
        {say('exportGo')}
      </Button>
      <Said of={act} />
    </Section>
  );
}

/** What the club keeps about me: take it along, leave, or have it erased. */
function Privacy() {
  const say = useTexts(privacyTexts);
  useRequiredPerson();
  const profile = useRead(members.readProfile, NOTHING);
  return (
    <Page title={say('title')}>
      <Reading of={profile}>
        {({ status }) => (
          <>
            <nav className="list mt2" aria-label={say('read')}>
              <ListRow icon="info" to="document" params={{ name: 'privacy' }} title={say('notice')} />
              <ListRow icon="book" to="document" params={{ name: 'agreement' }} title={say('agreement')} />
            </nav>
            <Export />
            {GONE.includes(status) ? null : <Leave />}
            <Erase />
          </>
        )}
      </Reading>
    </Page>
  );
}

export { Privacy as default };
