import { useState } from 'react';
import type { ComplaintThread } from '../../../../shared/complaints';
import { tell } from '../../data/toasts';
import type { Act } from '../../data/use-act';
import { complaintTexts } from '../../i18n/complaints';
import { momentName } from '../../i18n/instants';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Form, Submit } from '../../ui/form';
import { Section } from '../../ui/marks';
import { Said } from '../../ui/said';
import { Tally } from '../../ui/tally';
import { choices } from './stand';

/** The complainant's three steps. `key` says whose complaint: its number, or its receipt. */
export interface Steps<K> {
  key: K;
  add: Act<K & { text: string }, unknown>;
  rate: Act<K & { score: number; comment?: string }, unknown>;
  reopen: Act<K & { text?: string }, unknown>;
  done(): void;
}

function Add<K>({ of }: { of: Steps<K> }) {
  const say = useTexts(complaintTexts);
  const [text, setText] = useState('');
  const send = async () => {
    if (!(await of.add.run({ ...of.key, text }))) return;
    setText('');
    tell(say('replied'), 'done');
    of.done();
  };
  return (
    <Form onSend={() => void send()}>
      <Field id="reply" label={say('reply')} value={text} onInput={setText} lines={3} max={4000} error={of.add.fieldError('text')} />
      <Submit busy={of.add.busy} disabled={!text.trim()}>
        {say('replySend')}
      </Submit>
      <Said of={of.add} />
    </Form>
  );
}

function Rate<K>({ of }: { of: Steps<K> }) {
  const say = useTexts(complaintTexts);
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  const send = async () => {
    if (!(await of.rate.run({ ...of.key, score, comment }))) return;
    tell(say('rated'), 'done');
    of.done();
  };
  return (
    <Section title={say('rateTitle')}>
      <Form onSend={() => void send()}>
        <Tally value={score} onPick={setScore} label={say('rateTitle')} />
        <Field id="comment" label={say('rateComment')} value={comment} onInput={setComment} lines={2} max={1000} />
        <Submit busy={of.rate.busy} disabled={score === 0}>
          {say('rate')}
        </Submit>
        <Said of={of.rate} />
      </Form>
    </Section>
  );
}

function Reopen<K>({ of, until }: { of: Steps<K>; until: number }) {
  const say = useTexts(complaintTexts);
  const [text, setText] = useState('');
  const send = async () => {
    if (!(await of.reopen.run({ ...of.key, text }))) return;
    tell(say('reopened2'), 'done');
    of.done();
  };
  return (
    <div className="mt5">
      <Field
        id="why"
        label={say('reopenWhy')}
        value={text}
        onInput={setText}
        lines={2}
        max={4000}
        hint={say('reopenUntil', { time: momentName(until) })}
      />
      <Button block className="mt3" busy={of.reopen.busy} onTap={() => void send()}>
        {say('reopen')}
      </Button>
      <Said of={of.reopen} />
    </div>
  );
}

/** What can be done now: add, rate once, or take it up again. */
export function Answer<K>({ thread, steps }: { thread: ComplaintThread; steps: Steps<K> }) {
  const [now] = useState(Date.now);
  const may = choices(thread, now);
  return (
    <>
      {may.add ? <Add of={steps} /> : null}
      {may.rate ? <Rate of={steps} /> : null}
      {may.reopen && thread.reopenUntil !== null ? <Reopen of={steps} until={thread.reopenUntil} /> : null}
    </>
  );
}
