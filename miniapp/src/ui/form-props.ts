import type { ReactNode } from 'react';

export interface FormProps {
  /** The button was tapped, or Enter pressed in a field. */
  onSend(): void;
  children: ReactNode;
}

export interface SubmitProps {
  children: ReactNode;
  busy?: boolean;
  disabled?: boolean;
}
