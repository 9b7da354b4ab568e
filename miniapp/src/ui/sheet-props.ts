import type { ReactNode } from 'react';

export interface SheetProps {
  open: boolean;
  onClose(): void;
  /** Read aloud, and shown as its head. */
  title: string;
  children: ReactNode;
}

export interface DialogProps extends SheetProps {
  /** Buttons. */
  actions: ReactNode;
}
