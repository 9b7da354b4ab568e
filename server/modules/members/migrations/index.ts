import type { Migration } from '../../../core/migrate';
import { step0001 } from './0001-initial';

export const membersMigrations: readonly Migration[] = [step0001];
