import { coreTexts } from '../i18n/core';
import { useTexts } from '../i18n/use-texts';
import { classes } from './classes';
import { RadioGroup, type RadioItem } from './radio-group';

const SCORES = [1, 2, 3, 4, 5] as const;

/** A score of one to five in the strokes of 正; 0: none yet. */
export function Tally({ value, onPick, label }: { value: number; onPick(score: number): void; label?: string }) {
  const say = useTexts(coreTexts);
  const items: RadioItem[] = SCORES.map((score) => ({
    value: String(score),
    className: classes('tally-i', score === value && 'on'),
    content: (
      <>
        <span className="tally-g" aria-hidden="true">
          <span className="tally-off art-mask i-strokes-5" />
          <span className={`tally-onn art-mask i-strokes-${score}`} />
        </span>
        <span>{say(`score${score}`)}</span>
      </>
    ),
  }));
  return (
    <RadioGroup
      className="tally"
      label={label ?? say('scoreGroup')}
      value={value === 0 ? '' : String(value)}
      items={items}
      onPick={(picked) => onPick(Number(picked))}
    />
  );
}
