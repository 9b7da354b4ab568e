import { useId } from 'react';
import { classes } from './classes';
import { Icon } from './icon';
import type { ToggleProps } from './toggle-props';

/** A box to tick, with its words, which may hold links. */
export function Checkbox({ on, onChange, children, disabled, className }: ToggleProps) {
  const words = useId();
  return (
    <div className={classes('consent', className)}>
      <button
        type="button"
        className="tick-b"
        role="checkbox"
        aria-checked={on}
        aria-labelledby={words}
        disabled={disabled}
        onClick={() => onChange(!on)}
      >
        <span className={classes('tick', on && 'on')}>
          <Icon name="check-bold" />
        </span>
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box beside it is what the keyboard reaches */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger place to tap for the box beside it */}
      <div id={words} className="grow" onClick={() => !disabled && onChange(!on)}>
        {children}
      </div>
    </div>
  );
}

/** A switch, with its words before it. */
export const Switch = ({ on, onChange, children, disabled, className }: ToggleProps) => (
  <button
    type="button"
    role="switch"
    aria-checked={on}
    disabled={disabled}
    className={classes('switch-row', className)}
    onClick={() => onChange(!on)}
  >
    <span className="grow">{children}</span>
    <span className={classes('switch', on && 'on')}>
      <span className="switch-k" />
    </span>
  </button>
);
