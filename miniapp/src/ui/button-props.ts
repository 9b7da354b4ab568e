import type { ReactNode } from 'react';
import { classes } from './classes';

export interface ButtonProps {
  children: ReactNode;
  onTap?: (() => void) | undefined;
  /** `primary`: the one cinnabar button of a screen. `bare`: no look of its own, `className` gives it. */
  kind?: 'primary' | 'ink' | 'line' | 'quiet' | 'danger' | 'bare';
  block?: boolean;
  small?: boolean;
  disabled?: boolean;
  /** Working: shows a wheel, takes no second tap. */
  busy?: boolean;
  /** Sends the form around it (browser). */
  submit?: boolean;
  /** What it is called, where the text does not say it. */
  label?: string;
  pressed?: boolean;
  expanded?: boolean;
  className?: string;
  id?: string;
}

/** Its classes, the same on every platform. */
export const buttonClass = ({ kind = 'line', block, small, busy, disabled, className }: ButtonProps): string =>
  kind === 'bare'
    ? classes(className)
    : classes('btn', `btn-${kind}`, block && 'btn-block', small && 'btn-s', busy && 'btn-busy', disabled && 'btn-off', className);
