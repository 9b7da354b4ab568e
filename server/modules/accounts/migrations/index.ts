import type { Migration } from '../../../core/migrate';
import { step0001 } from './0001-initial';

export const accountsMigrations: readonly Migration[] = [step0001];
