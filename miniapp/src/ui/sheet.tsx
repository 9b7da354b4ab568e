import { View } from '@tarojs/components';
import type { DialogProps, SheetProps } from './sheet-props';

const halt = { onClick: (event: { stopPropagation(): void }) => event.stopPropagation() };

/** Comes up from below over the page; a tap beside it closes it. */
export const Sheet = ({ open, onClose, title, children }: SheetProps) =>
  open ? (
    <View className="layer" catchMove onClick={onClose}>
      <View className="layer-in sheet" ariaRole="dialog" ariaLabel={title} {...halt}>
        <View className="sheet-grip" />
        <View className="t-title">{title}</View>
        {children}
      </View>
    </View>
  ) : null;

/** A question in the middle that wants an answer. */
export const Dialog = ({ open, title, children, actions }: DialogProps) =>
  open ? (
    <View className="layer layer-mid" catchMove>
      <View className="layer-in dialog" ariaRole="alertdialog" ariaLabel={title}>
        <View className="t-title">{title}</View>
        <View className="mt2">{children}</View>
        <View className="dialog-acts">{actions}</View>
      </View>
    </View>
  ) : null;
