import { go } from '../platform/go';
import { Button } from './button';
import type { LinkProps } from './link-props';

/** Leads to a page. */
export const Link = ({ to, params, children, className = '', label }: LinkProps) => (
  <Button kind="bare" className={className} onTap={() => go(to, params)} {...(label !== undefined && { label })}>
    {children}
  </Button>
);
