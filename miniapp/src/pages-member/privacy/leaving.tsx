import { useState } from 'react';
import { accounts, privacy } from '../../api/generated';
import { logOut } from '../../data/client';
import { useSettings } from '../../data/settings';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { privacyTexts } from '../../i18n/privacy';
import { useTexts } from '../../i18n/use-texts';
import { restart } from '../../platform/go';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Section } from '../../ui/marks';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Dialog, Sheet } from '../../ui/sheet';

const NOTHING: Record<string, never> = {};
const HAPPENS = ['leave1', 'leave2', 'leave3'] as const;

/** Leaving: the record stays, the membership ends. */
export function Leave() {
  const say = useTexts(privacyTexts);
  const act = useAct(accounts.leaveClub);
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');
  const leave = async () => {
    if (!(await act.run(reason.trim() === '' ? {} : { reason: reason.trim() }))) return;
    setAsks(false);
    tell(say('leaveDone'), 'done');
    restart('me');
  };
  return (
    <Section title={say('leave')}>
      <p className="c-2">{say('leaveLead')}</p>
      <Button kind="danger" block className="mt3" onTap={() => setAsks(true)}>
        {say('leaveGo')}
      </Button>
      <Dialog
        open={asks}
        onClose={() => setAsks(false)}
        title={say('leaveTitle')}
        actions={
          <>
            <Button onTap={() => setAsks(false)}>{say('stay')}</Button>
            <Button kind="danger" busy={act.busy} onTap={() => void leave()}>
              {say('leave')}
            </Button>
          </>
        }
      >
        <ul>
          {HAPPENS.map((line) => (
            <li key={line} className="doc-li">
              {say(line)}
            </li>
          ))}
        </ul>
        <Field id="leave-reason" label={say('leaveReason')} value={reason} lines={2} max={500} onInput={setReason} />
        <Said of={act} />
      </Dialog>
    </Section>
  );
}

function EraseTerms() {
  const say = useTexts(privacyTexts);
  const { language } = useSettings();
  const terms = useRead(privacy.readErasureTerms, NOTHING);
  const act = useAct(privacy.eraseMe);
  const [typed, setTyped] = useState('');
  const erase = async () => {
    if (!(await act.run({ confirm: typed }))) return;
    tell(say('eraseDone'), 'done');
    logOut();
  };
  return (
    <Reading of={terms}>
      {({ removed, kept, phrases }) => (
        <>
          <h3 className="doc-h">{say('removed')}</h3>
          <ul>
            {removed.map((line) => (
              <li className="doc-li" key={line.en}>
                {line[language]}
              </li>
            ))}
          </ul>
          <h3 className="doc-h">{say('kept')}</h3>
          <ul>
            {kept.map(({ what, why }) => (
              <li className="doc-li" key={what.en}>
                <span className="block c-ink">{what[language]}</span>
                <span className="block t-meta">{say('because', { why: why[language] })}</span>
              </li>
            ))}
          </ul>
          <p className="mt5 b">{say('phrase', { phrase: phrases[language] })}</p>
          <Field
            id="erase-confirm"
            label={say('phraseLabel')}
            value={typed}
            max={40}
            onInput={setTyped}
            error={act.fieldError('confirm')}
          />
          <Said of={act} />
          <Button kind="danger" block className="mt4" busy={act.busy} disabled={typed.trim() === ''} onTap={() => void erase()}>
            {say('eraseNow')}
          </Button>
        </>
      )}
    </Reading>
  );
}

/** Being erased: line by line what goes and what stays, then a sentence typed by hand. */
export function Erase() {
  const say = useTexts(privacyTexts);
  const [open, setOpen] = useState(false);
  return (
    <Section title={say('erase')}>
      <p className="c-2">{say('eraseLead')}</p>
      <Button block className="mt3" onTap={() => setOpen(true)}>
        {say('eraseGo')}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={say('erase')}>
        <EraseTerms />
        <Button kind="quiet" block className="mt2" onTap={() => setOpen(false)}>
          {say('stay')}
        </Button>
      </Sheet>
    </Section>
  );
}
