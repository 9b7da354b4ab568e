import { useState } from 'react';
import type { z } from 'zod';
import type { MemberView } from '../../../../shared/members';
import { members, points } from '../../api/generated';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { useRead } from '../../data/use-read';
import { staffMemberTexts } from '../../i18n/staff-members';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Section } from '../../ui/marks';
import { Said } from '../../ui/said';
import { Select } from '../../ui/select';
import { fenOf } from './money';

const NOTHING: Record<string, never> = {};

type Change = { member: z.output<typeof MemberView>; onDone(): void };

/** One more term; the end as shown goes along, so that two people at two desks make one renewal. */
export function Renewal({ member, onDone }: Change) {
  const say = useTexts(staffMemberTexts);
  const [amount, setAmount] = useState('');
  const [wrong, setWrong] = useState(false);
  const renew = useAct(members.renew);
  const { termEndsOn } = member;
  if (!termEndsOn) return null;
  const run = async () => {
    const amountFen = fenOf(amount);
    setWrong(amountFen === null);
    if (amountFen === null) return;
    const done = await renew.run({ id: member.id, expectedEnd: termEndsOn, amountFen });
    if (!done) return;
    tell(say('renewed', { date: done.termEndsOn }), 'done');
    setAmount('');
    onDone();
  };
  return (
    <Section title={say('renew')}>
      <Field
        id="amount"
        label={say('amount')}
        value={amount}
        max={9}
        hint={say('amountHint', { date: termEndsOn })}
        error={wrong ? say('amountWrong') : renew.fieldError('amountFen')}
        onInput={setAmount}
      />
      <Button kind="primary" block className="mt3" busy={renew.busy} onTap={() => void run()}>
        {say('renewDo')}
      </Button>
      <Said of={renew} />
    </Section>
  );
}

export function TierChange({ member, onDone }: Change) {
  const say = useTexts(staffMemberTexts);
  const terms = useRead(members.readAdmissionTerms, NOTHING);
  const [tier, pick] = useState(member.tier);
  const [reason, setReason] = useState('');
  const act = useAct(members.changeTier);
  const tiers = terms.data?.tiers ?? [];
  if (tiers.length < 2) return null;
  const run = async () => {
    if (!(await act.run({ id: member.id, tier, reason: reason.trim() }))) return;
    tell(say('tierDone'), 'done');
    setReason('');
    onDone();
  };
  return (
    <Section title={say('changeTier')}>
      <Select
        id="tier"
        label={say('newTier')}
        value={tier}
        options={tiers.map(({ id, title }) => ({ value: id, label: title }))}
        error={act.fieldError('tier')}
        onPick={pick}
      />
      <Field id="tier-reason" label={say('reason')} value={reason} max={500} error={act.fieldError('reason')} onInput={setReason} />
      <Button block className="mt3" busy={act.busy} disabled={tier === member.tier || reason.trim() === ''} onTap={() => void run()}>
        {say('tierDo')}
      </Button>
      <Said of={act} />
    </Section>
  );
}

export function PointsChange({ member, onDone }: Change) {
  const say = useTexts(staffMemberTexts);
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const act = useAct(points.adjust);
  const amount = /^[+-]?\d{1,7}$/.test(by.trim()) ? Number(by) : 0;
  const run = async () => {
    if (!(await act.run({ id: member.id, points: amount, reason: reason.trim() }))) return;
    tell(say('adjusted', { n: amount }), 'done');
    setBy('');
    setReason('');
    onDone();
  };
  return (
    <>
      <Field id="by" label={say('adjustBy')} value={by} max={8} hint={say('adjustHint')} error={act.fieldError('points')} onInput={setBy} />
      <Field id="by-reason" label={say('reason')} value={reason} max={500} error={act.fieldError('reason')} onInput={setReason} />
      <Button block className="mt3" busy={act.busy} disabled={amount === 0 || reason.trim() === ''} onTap={() => void run()}>
        {say('adjustDo')}
      </Button>
      <Said of={act} />
    </>
  );
}
