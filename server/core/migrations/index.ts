import type { Migration } from '../migrate';

export const coreMigrations: readonly Migration[] = [];
