import { type ReactNode, useEffect, useId, useRef } from 'react';
import { classes } from './classes';
import type { DialogProps, SheetProps } from './sheet-props';

interface LayerProps {
  onClose(): void;
  labelledBy: string;
  mid?: boolean;
  children: ReactNode;
}

/** The browser's own modal: it keeps the focus inside, closes on Escape, and gives the focus back. */
function Layer({ onClose, labelledBy, mid, children }: LayerProps) {
  const layer = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = layer.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, by onCancel
    <dialog
      ref={layer}
      className={classes('layer', mid && 'layer-mid')}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={({ target, currentTarget }) => !mid && target === currentTarget && onClose()}
    >
      {children}
    </dialog>
  );
}

/** Comes up from below over the page; a tap beside it closes it. */
export function Sheet({ open, onClose, title, children }: SheetProps) {
  const id = useId();
  if (!open) return null;
  return (
    <Layer onClose={onClose} labelledBy={id}>
      <div className="layer-in sheet">
        <div className="sheet-grip" aria-hidden="true" />
        <h2 className="t-title" id={id}>
          {title}
        </h2>
        {children}
      </div>
    </Layer>
  );
}

/** A question in the middle that wants an answer. */
export function Dialog({ open, onClose, title, children, actions }: DialogProps) {
  const id = useId();
  if (!open) return null;
  return (
    <Layer onClose={onClose} labelledBy={id} mid>
      <div className="layer-in dialog">
        <h2 className="t-title" id={id}>
          {title}
        </h2>
        <div className="mt2">{children}</div>
        <div className="dialog-acts">{actions}</div>
      </div>
    </Layer>
  );
}
