import { View } from '@tarojs/components';
import { classes } from './classes';
import { Icon } from './icon';
import type { ToggleProps } from './toggle-props';

/** A box to tick, with its words. */
export const Checkbox = ({ on, onChange, children, disabled, className }: ToggleProps) => (
  <View className={classes('consent', className)} onClick={() => !disabled && onChange(!on)}>
    <View className={classes('tick', on && 'on')} ariaRole="checkbox" aria-checked={on}>
      <Icon name="check-bold" />
    </View>
    <View className="grow">{children}</View>
  </View>
);

/** A switch, with its words before it. */
export const Switch = ({ on, onChange, children, disabled, className }: ToggleProps) => (
  <View className={classes('switch-row', className)} ariaRole="switch" aria-checked={on} onClick={() => !disabled && onChange(!on)}>
    <View className="grow">{children}</View>
    <View className={classes('switch', on && 'on')}>
      <View className="switch-k" />
    </View>
  </View>
);
