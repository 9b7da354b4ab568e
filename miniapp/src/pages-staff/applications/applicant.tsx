import { useState } from 'react';
import { members } from '../../api/generated';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { usePerson } from '../../data/use-session';
import { staffTexts } from '../../i18n/staff';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Reading } from '../../ui/reading';
import { Said } from '../../ui/said';
import { Checkbox } from '../../ui/toggle';
import { Facts } from '../parts/split';
import { formFacts } from './form-facts';

const NOTHING: Record<string, never> = {};

type Decision = 'approve' | 'reject' | 'ask';
const DONE = { approve: 'approved', reject: 'rejectedDone', ask: 'asked' } as const;

function Decide({ id, name, onDone }: { id: string; name: string; onDone(): void }) {
  const say = useTexts(staffTexts);
  const [reason, setReason] = useState('');
  const [proofSeen, setProofSeen] = useState(false);
  const terms = useRead(members.readAdmissionTerms, NOTHING);
  const review = useAct(members.review);
  const proof = terms.data?.proof ?? [];
  const decide = async (decision: Decision) => {
    const written = reason.trim();
    const done = await review.run({ id, decision, ...(written && { reason: written }), ...(proofSeen && { proofSeen }) });
    if (!done) return;
    tell(say(DONE[decision], { name }), 'done');
    onDone();
  };
  return (
    <>
      {proof.length > 0 ? (
        <div className="mt3">
          <p className="t-meta c-2">{say('proof', { list: proof.join('、') })}</p>
          <Checkbox on={proofSeen} onChange={setProofSeen}>
            {say('proofSeen')}
          </Checkbox>
        </div>
      ) : null}
      <Field
        id="reason"
        label={say('reason')}
        lines={3}
        max={500}
        value={reason}
        onInput={setReason}
        hint={say('reasonHint')}
        error={review.fieldError('reason')}
      />
      <div className="pair mt3">
        <Button busy={review.busy} onTap={() => void decide('reject')}>
          {say('reject')}
        </Button>
        <Button busy={review.busy} onTap={() => void decide('ask')}>
          {say('ask')}
        </Button>
      </div>
      <Button kind="primary" block className="mt3" busy={review.busy} onTap={() => void decide('approve')}>
        {say('approve')}
      </Button>
      <Said of={review} />
    </>
  );
}

/** One application whole, and what is decided about it. */
export function Applicant({ id, onDone }: { id: string; onDone(): void }) {
  const say = useTexts(staffTexts);
  const may = usePerson()?.may('members.review') ?? false;
  const read = useRead(members.readMember, { id }, { keeps: false });
  return (
    <Reading of={read}>
      {(member) => (
        <section className="card mt3" aria-label={member.name ?? say('erased')}>
          <h2 className="t-title">{member.name ?? say('erased')}</h2>
          <div className="mt3">
            <Facts of={formFacts(member, say)} />
          </div>
          {member.status !== 'applicant' ? null : may ? (
            <Decide id={id} name={member.name ?? ''} onDone={onDone} />
          ) : (
            <p className="hint mt3">{say('readOnly')}</p>
          )}
        </section>
      )}
    </Reading>
  );
}
