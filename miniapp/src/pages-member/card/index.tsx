import { members } from '../../api/generated';
import { tell } from '../../data/toasts';
import { useRead } from '../../data/use-read';
import { cardTexts } from '../../i18n/card';
import { coreTexts } from '../../i18n/core';
import { useTexts } from '../../i18n/use-texts';
import { copyText } from '../../platform/copy-text';
import { Button } from '../../ui/button';
import { MemberCard } from '../../ui/member-card';
import { Page } from '../../ui/page';
import { Qr } from '../../ui/qr';
import { Reading } from '../../ui/reading';
import { Bone, Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';

const NOTHING: Record<string, never> = {};
const QR = 200;

function MemberNumber({ number }: { number: string }) {
  const say = useTexts(cardTexts);
  const copy = async () => ((await copyText(number)) ? tell(say('copied'), 'done') : tell(say('copyFailed'), 'warn'));
  return (
    <section className="card mt4" aria-label={say('number')}>
      <p className="center c-2">{say('scan')}</p>
      <div className="qr-mid mt3">
        <Qr text={number} label={say('qr')} size={QR} />
      </div>
      <p className="t-meta c-2 center mt3">{say('readOut')}</p>
      <p className="big-code num">{number}</p>
      <div className="center mt2">
        <Button onTap={() => void copy()}>{say('copy')}</Button>
      </div>
    </section>
  );
}

/** The card to show: in its tier's colours, with the number to be scanned or read out. Also without network. */
function Card() {
  const say = useTexts(cardTexts);
  const club = useTexts(coreTexts)('club');
  useRequiredPerson();
  const profile = useRead(members.readProfile, NOTHING);
  const terms = useRead(members.readAdmissionTerms, NOTHING);
  return (
    <Page title={say('title')}>
      <Reading of={profile} skeleton={<Bone height={214} className="mt2" />}>
        {(mine) => (
          <>
            <div className="mt2">
              <MemberCard facts={{ ...mine, club: terms.data?.club ?? club, validUntil: mine.termEndsOn, since: mine.admittedOn }} />
            </div>
            {mine.number ? <MemberNumber number={mine.number} /> : <Empty title={say('noNumber')}>{say('noNumberNext')}</Empty>}
          </>
        )}
      </Reading>
    </Page>
  );
}

export { Card as default };
