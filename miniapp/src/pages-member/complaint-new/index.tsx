import { useState } from 'react';
import { complaints } from '../../api/generated';
import { useRead } from '../../data/use-read';
import { usePerson } from '../../data/use-session';
import { complaintTexts } from '../../i18n/complaints';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Plaque } from '../../ui/marks';
import { Page } from '../../ui/page';
import { PicturePicker } from '../../ui/picture-picker';
import { RadioGroup } from '../../ui/radio-group';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Segment } from '../../ui/segment';
import { Switch } from '../../ui/toggle';
import { Receipt } from './receipt';
import { type Mode, useFiling } from './use-filing';

type Filing = ReturnType<typeof useFiling>;
const NOTHING: Record<string, never> = {};
const MOST_PICTURES = 6;

function Promise3() {
  const say = useTexts(complaintTexts);
  return (
    <Plaque className="promise mt3">
      <h2 className="b t-lead row g2">
        <Icon name="lock" />
        {say('promise')}
      </h2>
      <ul className="mt2">
        <li>{say('promise1')}</li>
        <li>{say('promise2')}</li>
        <li>{say('promise3')}</li>
      </ul>
    </Plaque>
  );
}

interface FormProps {
  filing: Filing;
  anonymous: boolean;
  categories: readonly { id: string; title: string }[];
}

function Fields({ filing, anonymous, categories }: FormProps) {
  const say = useTexts(complaintTexts);
  const { draft, change, act } = filing;
  return (
    <>
      <div className="field">
        <div className="label">{say('about')}</div>
        <RadioGroup
          className="abouts"
          label={say('about')}
          value={draft.category}
          items={categories.map(({ id, title }) => ({
            value: id,
            className: classes('chip', id === draft.category && 'on'),
            content: title,
          }))}
          onPick={(category) => change({ category })}
        />
      </div>
      <Field
        id="what"
        label={say('what')}
        value={draft.text}
        onInput={(text) => change({ text })}
        aside={`${draft.text.length} / 4000`}
        lines={5}
        max={4000}
        hint={say(anonymous ? 'noTrace' : 'whatHint')}
        error={act.fieldError('text')}
      />
      <Switch on={draft.urgent} onChange={(urgent) => change({ urgent })} className="mt3">
        {say('isUrgent')}
      </Switch>
      <p className="t-meta c-2 mt2 mb2">
        {say('pictures')} · {say('cleaned')}
      </p>
      <PicturePicker pictures={draft.pictures} onChange={(pictures) => change({ pictures })} most={MOST_PICTURES} />
      <Said of={filing.upload} />
      <Said of={act} />
    </>
  );
}

/** A complaint, in one's name or without. Whoever is not logged in can file one without. */
function ComplaintNew() {
  const say = useTexts(complaintTexts);
  const person = usePerson();
  const [picked, setMode] = useState<Mode>('named');
  const mode = person ? picked : 'anonymous';
  const anonymous = mode === 'anonymous';
  const filing = useFiling(mode);
  const about = useRead(complaints.listCategories, NOTHING);
  if (filing.receipt) return <Receipt receipt={filing.receipt} />;
  const modes = [
    { value: 'named' as const, label: say('named') },
    { value: 'anonymous' as const, label: say('anonymous') },
  ];
  const send = (
    <Button
      kind="primary"
      block
      busy={filing.act.busy || filing.upload.busy}
      disabled={!filing.draft.text.trim()}
      onTap={() => void filing.send()}
    >
      {say(anonymous ? 'sendAnonymous' : 'send')}
    </Button>
  );
  return (
    <Page title={say('title')} dock={send}>
      {person && about.data?.anonymous !== false ? (
        <Segment<Mode> label={say('how')} value={mode} options={modes} onPick={setMode} />
      ) : null}
      {anonymous ? <Promise3 /> : <p className="banner banner-dai mt3 t-meta">{say('namedNote')}</p>}
      <Reading of={about}>{({ categories }) => <Fields filing={filing} anonymous={anonymous} categories={categories} />}</Reading>
    </Page>
  );
}

export { ComplaintNew as default };
