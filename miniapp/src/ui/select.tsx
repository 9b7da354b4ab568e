import { Picker, View } from '@tarojs/components';
import { coreTexts } from '../i18n/core';
import { useTexts } from '../i18n/use-texts';
import { classes } from './classes';
import { Hint } from './hint';
import { Icon } from './icon';
import type { SelectProps } from './select-props';

/** One of a few, by the phone's own wheel. */
export function Select<V extends string>({ id, label, value, options, onPick, error, hint }: SelectProps<V>) {
  const say = useTexts(coreTexts);
  const at = options.findIndex((option) => option.value === value);
  const pick = (index: number) => options[index] && onPick(options[index].value);
  return (
    <View className="field">
      <View className="label">{label}</View>
      <Picker
        mode="selector"
        range={options.map((option) => option.label)}
        value={Math.max(at, 0)}
        onChange={({ detail }) => pick(Number(detail.value))}
      >
        <View id={id} className="select" ariaRole="button" ariaLabel={label}>
          <View className={classes('input', 'select-in', error && 'input-err')}>{options[at]?.label ?? say('choose')}</View>
          <Icon name="down" />
        </View>
      </Picker>
      <Hint id={id} error={error} hint={hint} />
    </View>
  );
}
