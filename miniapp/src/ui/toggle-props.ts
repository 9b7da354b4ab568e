import type { ReactNode } from 'react';

export interface ToggleProps {
  on: boolean;
  onChange(on: boolean): void;
  children: ReactNode;
  disabled?: boolean;
  className?: string;
}
