import { addressOf, go } from '../platform/go';
import type { LinkProps } from './link-props';

/** Leads to a page: a real link, which can be opened in another tab, too. */
export const Link = ({ to, params, children, className, label }: LinkProps) => (
  <a
    href={addressOf(to, params)}
    className={className}
    aria-label={label}
    onClick={(event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      go(to, params);
    }}
  >
    {children}
  </a>
);
