import { View } from '@tarojs/components';
import type { RadioGroupProps } from './radio-props';

export type { RadioItem } from './radio-props';

/** One of several, each with a look of its own. */
export const RadioGroup = ({ label, value, items, onPick, className }: RadioGroupProps) => (
  <View className={className} ariaRole="radiogroup" ariaLabel={label}>
    {items.map((item) => (
      <View
        key={item.value}
        className={item.className}
        ariaRole="radio"
        aria-checked={item.value === value}
        onClick={() => onPick(item.value)}
      >
        {item.content}
      </View>
    ))}
  </View>
);
