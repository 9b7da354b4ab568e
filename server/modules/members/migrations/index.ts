import type { Migration } from '../../../core/migrate';
import { step0001 } from './0001-initial';
import { step0002 } from './0002-id-number-look-up';

export const membersMigrations: readonly Migration[] = [step0001, step0002];
