import type { Actor } from './context';

/** The actor is the very member in question. */
export const isSelf = (actor: Actor, memberId: string): boolean => actor.id === memberId && actor.roles.includes('member');

/** Jobs and handlers of this service. */
export const isSystem = (actor: Actor): boolean => actor.roles.includes('system');
