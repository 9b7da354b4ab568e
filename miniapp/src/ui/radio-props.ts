import type { ReactNode } from 'react';

export interface RadioItem {
  value: string;
  className: string;
  content: ReactNode;
}

export interface RadioGroupProps {
  label: string;
  /** Empty: none yet. */
  value: string;
  items: readonly RadioItem[];
  onPick(value: string): void;
  className: string;
}
