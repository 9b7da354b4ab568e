import { Button } from './button';
import { classes } from './classes';

export interface SegmentProps<V extends string> {
  value: V;
  options: readonly { value: V; label: string }[];
  onPick(value: V): void;
  /** What is being chosen. */
  label: string;
}

/** A few views of the same thing side by side. */
export const Segment = <V extends string>({ value, options, onPick, label }: SegmentProps<V>) => (
  <fieldset className="seg bare" aria-label={label}>
    {options.map((option) => (
      <Button
        key={option.value}
        kind="bare"
        className={classes('seg-i', option.value === value && 'on')}
        pressed={option.value === value}
        onTap={() => onPick(option.value)}
      >
        {option.label}
      </Button>
    ))}
  </fieldset>
);

/** The same as chips, for more choices than fit in one frame. */
export const Chips = <V extends string>({ value, options, onPick, label }: SegmentProps<V>) => (
  <fieldset className="chips chips-scroll bare" aria-label={label}>
    {options.map((option) => (
      <Button
        key={option.value}
        kind="bare"
        className={classes('chip', option.value === value && 'on')}
        pressed={option.value === value}
        onTap={() => onPick(option.value)}
      >
        {option.label}
      </Button>
    ))}
  </fieldset>
);
