import { useState } from 'react';
import type { z } from 'zod';
import type { AdmissionTerms, ConsentDocument } from '../../../../shared/members';
import { members } from '../../api/generated';
import { useSettings } from '../../data/settings';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { usePerson } from '../../data/use-session';
import { yuan } from '../../i18n/instants';
import { joiningTexts } from '../../i18n/joining';
import { useTexts } from '../../i18n/use-texts';
import { restart } from '../../platform/go';
import { Button } from '../../ui/button';
import { Form, Submit } from '../../ui/form';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Empty } from '../../ui/states';
import { Consent, Fields } from './fields';
import { type ApplyDraft, emptyDraft, formOf, type Missing, missingIn } from './form';

const NOTHING: Record<string, never> = {};
type Terms = z.output<typeof AdmissionTerms>;
const NEEDS = { name: 'needName', phone: 'needPhone', birth: 'needBirth', idNumber: 'needIdNumber' } as const;
const AGES = ['over', 'from', 'under', 'upTo'] as const;

function Lead({ terms }: { terms: Terms }) {
  const say = useTexts(joiningTexts);
  const { club, reviewed, age, kinds, proof } = terms;
  const rule = AGES.flatMap((bound) => (age?.[bound] === undefined ? [] : [say(bound, { n: age[bound] ?? 0 })])).join(' · ');
  const dues = kinds.length === 1 ? (kinds[0]?.duesFen ?? 0) : 0;
  return (
    <div className="c-2 mt2">
      <p>{`${say('lead', { club })} ${say(reviewed ? 'reviewed' : 'atOnce')}`}</p>
      {dues > 0 ? <p className="mt1 num">{say('dues', { n: yuan(dues) })}</p> : null}
      {rule ? <p className="mt1 num">{say('age', { rule })}</p> : null}
      {proof.length > 0 ? <p className="mt1">{`${say('proof')}：${proof.join('、')}`}</p> : null}
    </div>
  );
}

function Done({ joined }: { joined: boolean }) {
  const say = useTexts(joiningTexts);
  const person = usePerson();
  const next = (
    <Button kind="primary" onTap={() => restart(person ? 'home' : 'login')}>
      {say(person ? 'home' : 'logIn')}
    </Button>
  );
  return (
    <div role="status">
      <Empty title={say(joined ? 'joined' : 'done')} action={next}>
        {say(joined ? 'joinedNext' : 'doneNext')}
      </Empty>
    </div>
  );
}

function ApplyForm({ terms, onDone }: { terms: Terms; onDone(status: string): void }) {
  const say = useTexts(joiningTexts);
  const { language } = useSettings();
  const [draft, setDraft] = useState<ApplyDraft>(emptyDraft);
  const [versions, setVersions] = useState<Readonly<Record<string, string>>>({});
  const [missing, setMissing] = useState<Missing | null>(null);
  const act = useAct(members.apply);
  const type = (changes: Partial<ApplyDraft>) => {
    setMissing(null);
    act.clear();
    setDraft((now) => ({ ...now, ...changes }));
  };
  const send = async () => {
    const lacking = missingIn(draft, terms);
    setMissing(lacking);
    if (lacking) return;
    const answer = await act.run(formOf(draft, terms, versions, language));
    if (answer) onDone(answer.status);
  };
  const wrong = (field: Missing): string | undefined => {
    if (missing !== field) return act.fieldError(field);
    return say(field in NEEDS ? NEEDS[field as keyof typeof NEEDS] : field.startsWith('consent ') ? 'needConsents' : 'needDetails');
  };
  const agree = (document: string, on: boolean, version: string) => {
    setVersions((now) => ({ ...now, [document]: version }));
    type({ agreed: on ? [...draft.agreed, document] : draft.agreed.filter((name) => name !== document) });
  };
  return (
    <Form onSend={() => void send()}>
      <Fields draft={draft} terms={terms} type={type} wrong={wrong} />
      {terms.consents.map((document) => (
        <Consent
          key={document}
          document={document as ConsentDocument}
          on={draft.agreed.includes(document)}
          error={wrong(`consent ${document}`)}
          onChange={(on, version) => agree(document, on, version)}
        />
      ))}
      <Said of={act} />
      <Submit busy={act.busy}>{say('send')}</Submit>
    </Form>
  );
}

/** Who is no member yet applies: the charter's questions, and consent to texts of a version. */
function Apply() {
  const say = useTexts(joiningTexts);
  const terms = useRead(members.readAdmissionTerms, NOTHING);
  const [status, setStatus] = useState<string | null>(null);
  return (
    <Page title={say('apply')}>
      {status ? (
        <Done joined={status === 'active'} />
      ) : (
        <Reading of={terms}>
          {(asked) => (
            <>
              <Lead terms={asked} />
              <ApplyForm terms={asked} onDone={setStatus} />
            </>
          )}
        </Reading>
      )}
    </Page>
  );
}

export { Apply as default };
