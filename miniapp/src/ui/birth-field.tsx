import { accountTexts } from '../i18n/account';
import { useTexts } from '../i18n/use-texts';
import { Field } from './field';
import { Segment } from './segment';
import { Checkbox } from './toggle';

export interface BirthValue {
  /** `1990-05-20`, of the chosen calendar. */
  date: string;
  calendar: 'solar' | 'lunar';
  leapMonth: boolean;
}

interface BirthFieldProps {
  /** Unique among all pages: those that were left stay in the document. */
  id: string;
  value: BirthValue;
  onChange(value: BirthValue): void;
  error?: string | undefined;
  hint?: string;
}

/** A birthday by the solar or the lunar calendar. A lunar one is typed: no date picker knows the thirtieth of the second month. */
export function BirthField({ id, value, onChange, error, hint }: BirthFieldProps) {
  const say = useTexts(accountTexts);
  const lunar = value.calendar === 'lunar';
  return (
    <>
      <Field
        id={id}
        kind={lunar ? 'text' : 'date'}
        label={say('birth')}
        value={value.date}
        placeholder="1990-05-20"
        error={error}
        {...(hint && { hint })}
        onInput={(date) => onChange({ ...value, date })}
      />
      <div className="mt2">
        <Segment
          label={say('calendar')}
          value={value.calendar}
          options={[
            { value: 'solar' as const, label: say('solar') },
            { value: 'lunar' as const, label: say('lunar') },
          ]}
          onPick={(calendar) => onChange({ ...value, calendar, leapMonth: calendar === 'lunar' && value.leapMonth })}
        />
      </div>
      {lunar ? (
        <Checkbox on={value.leapMonth} onChange={(leapMonth) => onChange({ ...value, leapMonth })}>
          {say('leap')}
        </Checkbox>
      ) : null}
    </>
  );
}
