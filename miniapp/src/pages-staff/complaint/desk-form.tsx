import { useState } from 'react';
import type { ComplaintFile } from '../../../../shared/complaints';
import { complaints } from '../../api/generated';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { staffComplaintTexts } from '../../i18n/staff-complaints';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Said } from '../../ui/said';
import { Segment } from '../../ui/segment';
import { Select } from '../../ui/select';
import { compensationOf, type Gift, type Writing, writingsOf } from './wish';

const LABELS = { answer: 'answerLabel', ask: 'askLabel', note: 'noteLabel', solve: 'solveLabel' } as const;
const HINTS = { answer: 'answerHint', ask: 'askHint', note: 'noteHint', solve: 'solveHint' } as const;
const SENDS = { answer: 'sendAnswer', ask: 'sendAsk', note: 'sendNote', solve: 'sendSolve' } as const;
const DONE = { answer: 'answered', ask: 'askedDone', note: 'noted', solve: 'solved' } as const;
const NO_GIFT: Gift = { points: '', coupon: '' };

function GiftFields({
  file,
  gift,
  onGift,
  error,
}: {
  file: ComplaintFile;
  gift: Gift;
  onGift(gift: Gift): void;
  error?: string | undefined;
}) {
  const say = useTexts(staffComplaintTexts);
  const { compensation } = file.offers;
  if (!compensation) return null;
  const coupons = compensation.coupons.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <>
      <Field
        id="gift-points"
        kind="number"
        label={say('points')}
        value={gift.points}
        max={7}
        hint={say('pointsHint', { n: compensation.pointsUpTo })}
        error={error}
        onInput={(points) => onGift({ ...gift, points })}
      />
      {coupons.length > 0 ? (
        <Select
          id="gift-coupon"
          label={say('coupon')}
          value={gift.coupon || 'none'}
          options={[{ value: 'none', label: say('noCoupon') }, ...coupons]}
          onPick={(coupon) => onGift({ ...gift, coupon: coupon === 'none' ? '' : coupon })}
        />
      ) : null}
    </>
  );
}

function useWritings(file: ComplaintFile, onDone: () => void) {
  const say = useTexts(staffComplaintTexts);
  const start: Record<Writing, string> = { answer: say('answerStart'), ask: '', note: '', solve: say('answerStart') };
  const [texts, setTexts] = useState(start);
  const [gift, setGift] = useState(NO_GIFT);
  const acts = {
    answer: useAct(complaints.writeMessage),
    ask: useAct(complaints.ask),
    note: useAct(complaints.addNote),
    solve: useAct(complaints.solve),
  };
  const send = async (writing: Writing) => {
    const { number } = file;
    const compensation = writing === 'solve' ? compensationOf(gift) : undefined;
    const input = { number, text: texts[writing].trim(), ...(compensation && { compensation }) };
    if (!(await acts[writing].run(input))) return;
    tell(say(DONE[writing], { number }), 'done');
    setTexts((now) => ({ ...now, [writing]: start[writing] }));
    onDone();
  };
  return { texts, write: (writing: Writing, text: string) => setTexts((now) => ({ ...now, [writing]: text })), gift, setGift, acts, send };
}

/** What staff do with a complaint: answer and internal note never share a field. */
export function DeskForm({ file, onDone }: { file: ComplaintFile; onDone(): void }) {
  const say = useTexts(staffComplaintTexts);
  const writings = writingsOf(file.offers.steps);
  const [chosen, choose] = useState<Writing>('answer');
  const writing = writings.includes(chosen) ? chosen : writings[0];
  const { texts, write, gift, setGift, acts, send } = useWritings(file, onDone);
  if (!writing) return <p className="hint mt3">{say('readOnly')}</p>;
  const act = acts[writing];
  return (
    <>
      <Segment<Writing>
        label={say('write')}
        value={writing}
        options={writings.map((value) => ({ value, label: say(value) }))}
        onPick={(value) => choose(value)}
      />
      <Field
        id={`text-${writing}`}
        label={say(LABELS[writing])}
        lines={4}
        max={4000}
        value={texts[writing]}
        hint={say(HINTS[writing])}
        error={act.fieldError('text')}
        onInput={(text) => write(writing, text)}
      />
      {writing === 'solve' ? (
        <GiftFields
          file={file}
          gift={gift}
          onGift={setGift}
          error={act.fieldError('compensation') ?? act.fieldError('compensation.points')}
        />
      ) : null}
      <Button kind="primary" block className="mt3" busy={act.busy} disabled={texts[writing].trim() === ''} onTap={() => void send(writing)}>
        {say(SENDS[writing])}
      </Button>
      <Said of={act} />
    </>
  );
}
