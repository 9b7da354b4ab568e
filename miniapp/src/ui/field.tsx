import { Input, Picker, Textarea, View } from '@tarojs/components';
import { classes } from './classes';
import type { FieldProps } from './field-props';
import { Hint } from './hint';

const TYPES = { text: 'text', tel: 'number', digits: 'number', number: 'digit', search: 'text', date: 'text', time: 'text' } as const;

function Entry({ id, label, value, onInput, error, lines, kind = 'text', max = 200, placeholder, disabled }: FieldProps) {
  const className = classes('input', error && 'input-err');
  const shared = { id, className, value, maxlength: max, disabled: Boolean(disabled), placeholder: placeholder ?? '', ariaLabel: label };
  if (kind === 'date' || kind === 'time')
    return (
      <Picker mode={kind} value={value} onChange={({ detail }) => onInput(String(detail.value))}>
        <View className={className} ariaLabel={label}>
          {value || (placeholder ?? '')}
        </View>
      </Picker>
    );
  if (lines) return <Textarea {...shared} autoHeight onInput={({ detail }) => onInput(detail.value)} />;
  return <Input {...shared} type={TYPES[kind]} onInput={({ detail }) => onInput(detail.value)} />;
}

/** A labelled field. Its value lives in the page. */
export function Field(props: FieldProps) {
  const { id, label, aside, error, hint, hideLabel } = props;
  return (
    <View className="field">
      {hideLabel ? null : (
        <View className="label">
          <View>{label}</View>
          {aside ? <View className="label-aside">{aside}</View> : null}
        </View>
      )}
      <Entry {...props} />
      <Hint id={id} error={error} hint={hint} />
    </View>
  );
}
