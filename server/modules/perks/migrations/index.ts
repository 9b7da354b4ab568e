import type { Migration } from '../../../core/migrate';
import { step0001 } from './0001-initial';

export const perksMigrations: readonly Migration[] = [step0001];
