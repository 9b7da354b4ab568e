import { classes } from './classes';
import type { FieldProps } from './field-props';
import { Hint } from './hint';

const TYPES = { text: 'text', tel: 'tel', digits: 'text', number: 'number', search: 'search', date: 'date', time: 'time' } as const;

function Entry({ id, value, onInput, error, hint, lines, kind = 'text', max = 200, placeholder, fills, disabled }: FieldProps) {
  const shared = {
    id,
    value,
    disabled,
    placeholder,
    maxLength: max,
    autoComplete: fills ?? 'off',
    className: classes('input', kind === 'digits' && 'num', error && 'input-err'),
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error || hint ? `${id}-hint` : undefined,
  } as const;
  if (lines) return <textarea {...shared} rows={lines} onChange={({ target }) => onInput(target.value)} />;
  const inputMode = kind === 'digits' ? 'numeric' : undefined;
  return <input {...shared} type={TYPES[kind]} inputMode={inputMode} onChange={({ target }) => onInput(target.value)} />;
}

/** A labelled field. Its value lives in the page. */
export function Field(props: FieldProps) {
  const { id, label, aside, error, hint, hideLabel } = props;
  return (
    <div className="field">
      <label className={hideLabel ? 'sr' : 'label'} htmlFor={id}>
        <span>{label}</span>
        {aside ? <small className="label-aside">{aside}</small> : null}
      </label>
      <Entry {...props} />
      <Hint id={id} error={error} hint={hint} />
    </div>
  );
}
