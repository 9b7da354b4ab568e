import { View } from '@tarojs/components';
import { type ButtonProps, buttonClass } from './button-props';

/** A button: a view with the role of one, because the mini-program's own comes with a look that cannot be taken off. */
export function Button(props: ButtonProps) {
  const { children, onTap, disabled, busy, label, id } = props;
  return (
    <View
      id={id as string}
      className={buttonClass(props)}
      hoverClass="btn-press"
      ariaRole="button"
      {...(label && { ariaLabel: label })}
      onClick={() => !disabled && !busy && onTap?.()}
    >
      {busy ? <View className="spin" /> : null}
      {children}
    </View>
  );
}
