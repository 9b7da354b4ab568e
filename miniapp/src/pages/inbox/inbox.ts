import type { MyRegistration } from '../../../../shared/events';
import type { InboxView, NotificationView } from '../../../../shared/notifications';
import type { PageName } from '../../pages';
import type { IconName } from '../../ui/icon-names';

const MINUTE = 60_000;

/** The seats that are held for me, the first to end first; those whose time is over are not. `now` UTC ms. */
export const offersIn = (registrations: readonly MyRegistration[], now: number): MyRegistration[] =>
  registrations
    .filter(({ state, offerUntil }) => state === 'offered' && offerUntil !== null && offerUntil > now)
    .sort((a, b) => (a.offerUntil ?? 0) - (b.offerUntil ?? 0));

/** Days and hours, or hours and minutes, rounded up to the minute: what is left is never nothing before the end. */
export function leftUntil(until: number, now: number): { unit: 'days' | 'hours' | 'minutes'; n: number }[] {
  const minutes = Math.ceil((until - now) / MINUTE);
  if (minutes <= 0) return [];
  const parts = [
    { unit: 'days' as const, n: Math.floor(minutes / 1440) },
    { unit: 'hours' as const, n: Math.floor((minutes % 1440) / 60) },
    { unit: 'minutes' as const, n: minutes % 60 },
  ];
  const first = parts.findIndex(({ n }) => n > 0);
  return parts.slice(first, first + 2).filter(({ n }) => n > 0);
}

/** The inbox once this message is read. `now` UTC ms. */
export const withRead = (view: InboxView, id: string, now: number): InboxView => ({
  ...view,
  unread: Math.max(0, view.unread - 1),
  notifications: view.notifications.map((note) => (note.id === id ? { ...note, readAt: note.readAt ?? now } : note)),
});

const TOPICS: Readonly<Record<NotificationView['topic'], { icon: IconName; to: PageName }>> = {
  membership: { icon: 'renew', to: 'card' },
  points: { icon: 'coin', to: 'points' },
  events: { icon: 'cal', to: 'myEvents' },
  complaints: { icon: 'drum', to: 'complaints' },
  perks: { icon: 'gift', to: 'coupons' },
  duty: { icon: 'desk', to: 'desk' },
};

/** The sign of a message, and the page on which to act on it. */
export function doorOf({ topic, action }: Pick<NotificationView, 'topic' | 'action'>): { icon: IconName; to: PageName } {
  return action?.command === '续费' ? { icon: 'renew', to: 'renewal' } : TOPICS[topic];
}

/** Today only the hour counts, later only the day. Both by this device's clock, `2026-11-19 08:02`. */
export const whenOf = (local: string, now: string): { time: string } | { day: string } =>
  local.slice(0, 10) === now.slice(0, 10) ? { time: local.slice(11) } : { day: local.slice(0, 10) };
