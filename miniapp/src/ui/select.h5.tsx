import { coreTexts } from '../i18n/core';
import { useTexts } from '../i18n/use-texts';
import { classes } from './classes';
import { Hint } from './hint';
import { Icon } from './icon';
import type { SelectProps } from './select-props';

/** One of a few, by the browser's own list. */
export function Select<V extends string>({ id, label, value, options, onPick, error, hint }: SelectProps<V>) {
  const say = useTexts(coreTexts);
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="select">
        <select
          id={id}
          className={classes('input', 'select-in', error && 'input-err')}
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? `${id}-hint` : undefined}
          onChange={({ target }) => onPick(target.value as V)}
        >
          {value === '' ? <option value="">{say('choose')}</option> : null}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </div>
      <Hint id={id} error={error} hint={hint} />
    </div>
  );
}
