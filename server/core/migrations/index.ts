import type { Migration } from '../migrate';
import { step0001 } from './0001-initial';

export const coreMigrations: readonly Migration[] = [step0001];
