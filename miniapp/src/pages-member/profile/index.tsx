import { useState } from 'react';
import type { z } from 'zod';
import type { MemberView } from '../../../../shared/members';
import { members } from '../../api/generated';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { accountTexts } from '../../i18n/account';
import { useTexts } from '../../i18n/use-texts';
import { BirthField } from '../../ui/birth-field';
import { Facts } from '../../ui/facts';
import { Field } from '../../ui/field';
import { Form, Submit } from '../../ui/form';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Select } from '../../ui/select';
import { useRequiredPerson } from '../../ui/use-required-person';
import { changesIn, DETAILS, draftOf, type ProfileDraft } from './draft';

const NOTHING: Record<string, never> = {};
const LANGUAGES = [
  { value: 'zh-CN' as const, label: '中文' },
  { value: 'en' as const, label: 'English' },
];

interface EditProps {
  mine: z.output<typeof MemberView>;
  onSaved(mine: z.output<typeof MemberView>): void;
  asked: readonly string[];
}

function Edit({ mine, onSaved, asked }: EditProps) {
  const say = useTexts(accountTexts);
  const before = draftOf(mine);
  const [typed, setTyped] = useState<Partial<ProfileDraft>>({});
  const draft = { ...before, ...typed };
  const act = useAct(members.editProfile);
  const type = (changes: Partial<ProfileDraft>) => {
    act.clear();
    setTyped((now) => ({ ...now, ...changes }));
  };
  const save = async () => {
    const changes = changesIn(before, draft);
    if (!changes) return tell(say('unchanged'));
    const saved = await act.run(changes);
    if (!saved) return undefined;
    setTyped({});
    onSaved(saved);
    return tell(say('saved'), 'done');
  };
  const fields = DETAILS.filter((field) => asked.includes(field) || before.details[field] !== undefined);
  return (
    <Form onSend={() => void save()}>
      <Field
        id="profile-name"
        label={say('name')}
        value={draft.name}
        max={40}
        fills="name"
        error={act.fieldError('name')}
        onInput={(name) => type({ name })}
      />
      <BirthField
        id="profile-birth"
        value={draft.birth}
        onChange={(birth) => type({ birth })}
        error={act.fieldError('birth')}
        hint={say('birthHint')}
      />
      {fields.map((field) => (
        <Field
          key={field}
          id={`profile-${field}`}
          label={say(field)}
          value={draft.details[field] ?? ''}
          onInput={(text) => type({ details: { ...draft.details, [field]: text } })}
        />
      ))}
      <Select id="profile-locale" label={say('locale')} value={draft.locale} options={LANGUAGES} onPick={(locale) => type({ locale })} />
      <Said of={act} />
      <Submit busy={act.busy}>{say('save')}</Submit>
    </Form>
  );
}

/** The own record: what the club knows, to read and to correct. */
function Profile() {
  const say = useTexts(accountTexts);
  useRequiredPerson();
  const profile = useRead(members.readProfile, NOTHING);
  const terms = useRead(members.readAdmissionTerms, NOTHING);
  return (
    <Page title={say('profile')}>
      <div className="mt2">
        <Reading of={profile}>
          {(mine) => (
            <>
              <Facts
                lines={[
                  { label: say('number'), value: mine.number ?? say('none') },
                  { label: say('phone'), value: mine.phone ?? say('none') },
                  ...(mine.idNumber ? [{ label: say('idNumber'), value: mine.idNumber }] : []),
                ]}
              />
              <p className="t-meta c-2 mt2">{say('fixed')}</p>
              <Edit mine={mine} onSaved={profile.put} asked={terms.data?.fields ?? []} />
            </>
          )}
        </Reading>
      </div>
    </Page>
  );
}

export { Profile as default };
