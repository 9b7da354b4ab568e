import { members } from '../../api/generated';
import { change, useSettings } from '../../data/settings';
import { useRead } from '../../data/use-read';
import { coreTexts } from '../../i18n/core';
import { loginTexts } from '../../i18n/login';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Form, Submit } from '../../ui/form';
import { Link } from '../../ui/link';
import { Seal } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Said } from '../../ui/said';
import { Checkbox } from '../../ui/toggle';
import { DemoPeople } from './demo-people';
import { useLogin } from './use-login';

const NOTHING: Record<string, never> = {};

function Consent({ on, onChange, error }: { on: boolean; onChange(on: boolean): void; error: string | undefined }) {
  const say = useTexts(loginTexts);
  return (
    <div className="mt3">
      <Checkbox on={on} onChange={onChange}>
        {say('consent')}
        <Link to="document" params={{ name: 'agreement' }} className="inline-link">
          {say('agreement')}
        </Link>
        {say('and')}
        <Link to="document" params={{ name: 'privacy' }} className="inline-link">
          {say('privacy')}
        </Link>
        {say('consentWhy')}
      </Checkbox>
      {error ? (
        <p className="hint hint-err" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}

function Head() {
  const say = useTexts(loginTexts);
  const club = useTexts(coreTexts)('club');
  const { language } = useSettings();
  const { data } = useRead(members.readAdmissionTerms, NOTHING);
  return (
    <>
      <div className="row g3 gate-in">
        <Seal glyph="hui" />
        <p className="t-head grow ell">{data?.club ?? club}</p>
        <Button kind="quiet" onTap={() => change({ language: language === 'en' ? 'zh-CN' : 'en' })}>
          {say('language')}
        </Button>
      </div>
      <p className="c-2 mt2">{say('lead')}</p>
    </>
  );
}

function Login() {
  const say = useTexts(loginTexts);
  const { draft, type, busy, problem, again, code, askCode, enter, enterAs } = useLogin();
  const wrong = (field: string) => (problem?.field === field ? problem.text : undefined);
  return (
    <Page title={say('title')} root head={<div className="gate-head art-gate" />}>
      <Head />
      <Form onSend={() => void enter()}>
        <Field
          id="phone"
          kind="tel"
          label={say('phone')}
          value={draft.phone}
          max={20}
          fills="tel"
          onInput={(phone) => type({ phone })}
          error={wrong('phone') ?? code.fieldError('phone')}
        />
        <div className="row-end g2">
          <div className="grow">
            <Field
              id="code"
              kind="digits"
              label={say('code')}
              value={draft.code}
              max={6}
              fills="one-time-code"
              placeholder={say('codeHint')}
              onInput={(typed) => type({ code: typed })}
              error={wrong('code')}
            />
          </div>
          <Button busy={code.busy} disabled={again > 0} className="code-b" onTap={() => void askCode()}>
            {again > 0 ? say('askAgain', { n: again }) : say('askCode')}
          </Button>
        </div>
        <Said of={code} />
        <Consent on={draft.consents} onChange={(consents) => type({ consents })} error={wrong('consents')} />
        <Submit busy={busy}>{say('enter')}</Submit>
      </Form>
      <div className="center mt2">
        <Link to="apply" className="btn btn-quiet">
          {say('join')}
        </Link>
      </div>
      <DemoPeople busy={busy} onPick={(phone, oneTimeCode) => void enterAs(phone, oneTimeCode)} />
    </Page>
  );
}

export { Login as default };
