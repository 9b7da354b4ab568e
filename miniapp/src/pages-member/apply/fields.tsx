import type { z } from 'zod';
import type { AdmissionTerms, ConsentDocument } from '../../../../shared/members';
import { members } from '../../api/generated';
import { useSettings } from '../../data/settings';
import { useRead } from '../../data/use-read';
import { accountTexts } from '../../i18n/account';
import { yuan } from '../../i18n/instants';
import { joiningTexts } from '../../i18n/joining';
import { useTexts } from '../../i18n/use-texts';
import { BirthField } from '../../ui/birth-field';
import { Field } from '../../ui/field';
import { Link } from '../../ui/link';
import { Select } from '../../ui/select';
import { ErrorState } from '../../ui/states';
import { Checkbox } from '../../ui/toggle';
import { type ApplyDraft, asksBirth, asksIdNumber, detailsAsked, type Missing } from './form';

type Terms = z.output<typeof AdmissionTerms>;

interface FieldsProps {
  draft: ApplyDraft;
  terms: Terms;
  type(changes: Partial<ApplyDraft>): void;
  wrong(field: Missing): string | undefined;
}

function Details({ draft, terms, type, wrong }: FieldsProps) {
  const account = useTexts(accountTexts);
  return (
    <>
      {detailsAsked(terms).map((field) => (
        <Field
          key={field}
          id={`apply-${field}`}
          label={account(field)}
          value={draft.details[field] ?? ''}
          error={wrong(field)}
          onInput={(text) => type({ details: { ...draft.details, [field]: text } })}
        />
      ))}
    </>
  );
}

/** What the charter's form asks. */
export function Fields({ draft, terms, type, wrong }: FieldsProps) {
  const say = useTexts(joiningTexts);
  const kinds = terms.kinds.map(({ id, title, duesFen }) => ({
    value: id,
    label: duesFen > 0 ? say('kindDues', { title, n: yuan(duesFen) }) : say('kindFree', { title }),
  }));
  return (
    <>
      {kinds.length > 1 ? (
        <Select
          id="apply-kind"
          label={say('kind')}
          value={draft.kind || (kinds[0]?.value ?? '')}
          options={kinds}
          onPick={(kind) => type({ kind })}
        />
      ) : null}
      <Field
        id="apply-name"
        label={say('name')}
        value={draft.name}
        max={40}
        fills="name"
        error={wrong('name')}
        onInput={(name) => type({ name })}
      />
      <Field
        id="apply-phone"
        kind="tel"
        label={say('phone')}
        value={draft.phone}
        max={20}
        fills="tel"
        hint={say('phoneHint')}
        error={wrong('phone')}
        onInput={(phone) => type({ phone })}
      />
      {asksBirth(terms) ? (
        <BirthField id="apply-birth" value={draft.birth} onChange={(birth) => type({ birth })} error={wrong('birth')} />
      ) : null}
      {asksIdNumber(terms) ? (
        <Field
          id="apply-id-number"
          label={say('idNumber')}
          value={draft.idNumber}
          max={20}
          error={wrong('idNumber')}
          onInput={(idNumber) => type({ idNumber })}
        />
      ) : null}
      <Details draft={draft} terms={terms} type={type} wrong={wrong} />
    </>
  );
}

interface ConsentProps {
  document: ConsentDocument;
  on: boolean;
  error: string | undefined;
  onChange(on: boolean, version: string): void;
}

/** One consent, to the version that is read here. Without the text there is nothing to consent to. */
export function Consent({ document, on, error, onChange }: ConsentProps) {
  const say = useTexts(joiningTexts);
  const { language } = useSettings();
  const text = useRead(members.readDocument, { document, language });
  const version = text.data?.version;
  if (!version && text.failure) return <ErrorState failure={text.failure} onRetry={() => void text.reload()} />;
  return (
    <div className="mt3">
      <Checkbox on={on} disabled={!version} onChange={(agreed) => version && onChange(agreed, version)}>
        {say('agree')}
        <Link to="document" params={{ name: document }} className="inline-link">
          {say(document)}
        </Link>
        {version ? say('version', { n: version }) : null}
      </Checkbox>
      {error ? (
        <p className="hint hint-err" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}
