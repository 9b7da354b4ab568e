import { DIRECT_PREFIX, GROUP_ROOMS } from '../../../shared/chat';
import { type Actor, anonymous } from '../../core/context';
import { DomainError } from '../../core/errors';

const GROUPS: readonly string[] = GROUP_ROOMS;
const OWN_ROOM = 'direct';

export const ROOM_TITLES: Readonly<Record<string, { 'zh-CN': string; en: string }>> = {
  lobby: { 'zh-CN': '大厅', en: 'Lobby' },
  events: { 'zh-CN': '活动', en: 'Events' },
  [OWN_ROOM]: { 'zh-CN': '单聊', en: 'Direct' },
};

/** A visitor without a member's log-in holds a pass of this role. */
export const isGuest = (actor: Actor): boolean => actor.roles.includes('guest');

export const directRoomOf = (chatUser: string): string => `${DIRECT_PREFIX}${chatUser}`;
export const isDirect = (room: string): boolean => room.startsWith(DIRECT_PREFIX);

/** What members say to each other is not for the public: visitors, applicants and those who have left hear it in a demo club only. */
const hearsGroups = (actor: Actor, demo: boolean): boolean => demo || !(isGuest(actor) || actor.roles.includes('outsider'));

/**
 * The web room of that name as this person may enter it: a group room, or the own direct room, by its name or as `direct`.
 * Throws unauthenticated, or not-found chat.no-room. Asks no database: it stands on the way of every line.
 */
export function enterRoom(actor: Actor, room: string, demo: boolean): string {
  if (actor === anonymous) throw new DomainError('unauthenticated', 'core.log-in');
  const own = directRoomOf(actor.id);
  if (room === OWN_ROOM || room === own) return own;
  if (GROUPS.includes(room) && hearsGroups(actor, demo)) return room;
  throw new DomainError('not-found', 'chat.no-room');
}

/** All rooms that this person may enter. */
export const roomsFor = (actor: Actor, demo: boolean): string[] => [...(hearsGroups(actor, demo) ? GROUPS : []), directRoomOf(actor.id)];

/** Whoever has a token, a visitor's pass included. */
export const entersChat = (actor: Actor): boolean => actor.roles.includes('member') || isGuest(actor);
