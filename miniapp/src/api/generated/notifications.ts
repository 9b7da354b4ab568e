// Written by `npm run client` from the operations of the server: change those, then run it again.

import type { z } from 'zod';
import type * as notifications from '../../../../shared/notifications';
import type { Call } from '../call';

/** My messages, newest first */
export const listOwn: Call<{ after?: string; unread?: string; limit?: number }, z.output<typeof notifications.InboxView>> = {
  method: 'GET',
  path: '/me/notifications',
  reads: true,
};

/** Mark all my messages as read */
export const readAll: Call<Record<string, never>, z.output<typeof notifications.ReadView>> = {
  method: 'POST',
  path: '/me/notifications/read-all',
};

/** Mark a message as read */
export const readOne: Call<{ id: string }, z.output<typeof notifications.ReadView>> = {
  method: 'POST',
  path: '/me/notifications/:id/read',
};

/** What reaches me by which channel */
export const readPreferences: Call<Record<string, never>, z.output<typeof notifications.PreferencesView>> = {
  method: 'GET',
  path: '/me/notifications/preferences',
  reads: true,
};

/** Switch topics on and off for the chat */
export const setPreferences: Call<{ chat: { membership?: boolean; points?: boolean; events?: boolean; complaints?: boolean; perks?: boolean; duty?: boolean } }, z.output<typeof notifications.PreferencesView>> = {
  method: 'PUT',
  path: '/me/notifications/preferences',
};

/** What a channel could not deliver (staff) */
export const listFailed: Call<{ limit?: number }, z.output<typeof notifications.FailedDeliveries>> = {
  method: 'GET',
  path: '/notifications/failed',
  reads: true,
};
