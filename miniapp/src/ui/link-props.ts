import type { ReactNode } from 'react';
import type { PageName } from '../pages';
import type { Params } from '../platform/go';

export interface LinkProps {
  to: PageName;
  params?: Params;
  children: ReactNode;
  className?: string;
  label?: string;
}
