import { useState } from 'react';
import { accounts } from '../../api/generated';
import { logOut, sessions } from '../../data/client';
import { useSettings } from '../../data/settings';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { accountTexts } from '../../i18n/account';
import { coreTexts } from '../../i18n/core';
import { dateName } from '../../i18n/dates';
import { localOf } from '../../i18n/instants';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Badge } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Dialog } from '../../ui/sheet';
import { useRequiredPerson } from '../../ui/use-required-person';
import { hereFirst, sessionOf } from './here';

const NOTHING: Record<string, never> = {};

interface Line {
  id: string;
  startedAt: number;
  lastUsedAt: number;
}

function SessionLine({ session, isHere, onEnd }: { session: Line; isHere: boolean; onEnd(): void }) {
  const say = useTexts(accountTexts);
  const { language } = useSettings();
  const words = (at: number) => ({ date: dateName(localOf(at), language), time: localOf(at).slice(11) });
  return (
    <li className="li">
      <span className="grow">
        <span className="li-t b">{isHere ? say('here') : say('other')}</span>
        <span className="li-note num">{say('began', words(session.startedAt))}</span>
        <span className="li-note num">{say('used', words(session.lastUsedAt))}</span>
      </span>
      {isHere ? (
        <Badge tone="jade">{say('here')}</Badge>
      ) : (
        <Button small kind="danger" onTap={onEnd}>
          {say('end')}
        </Button>
      )}
    </li>
  );
}

/** Where I am logged in; others can be ended from here. */
function Sessions() {
  const say = useTexts(accountTexts);
  const core = useTexts(coreTexts);
  useRequiredPerson();
  const list = useRead(accounts.listSessions, NOTHING);
  const act = useAct(accounts.endSession);
  const [asked, setAsked] = useState<string | null>(null);
  const here = sessionOf(sessions.read()?.refreshToken);
  const end = async () => {
    const id = asked;
    setAsked(null);
    if (id && (await act.run({ id }))) tell(say('endedOne'), 'done');
    await list.reload();
  };
  return (
    <Page title={say('sessions')}>
      <p className="c-2 mt2">{say('sessionsLead')}</p>
      <div className="mt3">
        <Reading of={list}>
          {(view) => (
            <ul className="list">
              {hereFirst(view.sessions, here).map((session) => (
                <SessionLine key={session.id} session={session} isHere={session.id === here} onEnd={() => setAsked(session.id)} />
              ))}
            </ul>
          )}
        </Reading>
      </div>
      <Said of={act} />
      <div className="mt6">
        <Button kind="danger" block onTap={logOut}>
          {say('endHere')}
        </Button>
      </div>
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={say('endTitle')}
        actions={
          <>
            <Button onTap={() => setAsked(null)}>{core('cancel')}</Button>
            <Button kind="danger" onTap={() => void end()}>
              {say('end')}
            </Button>
          </>
        }
      >
        {say('endText')}
      </Dialog>
    </Page>
  );
}

export { Sessions as default };
