import { classes } from './classes';
import type { IconName } from './icon-names';

/** A drawn sign in the colour of the text. It says nothing aloud: words beside it do. */
export const Icon = ({ name, size, className }: { name: IconName; size?: 's' | 'l'; className?: string }) => (
  <span className={classes('icon', `i-${name}`, size && `icon-${size}`, className)} aria-hidden="true" />
);
