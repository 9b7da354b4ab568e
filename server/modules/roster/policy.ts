import { mayStaff } from '../../../shared/permissions';
import type { Actor } from '../../core/context';
import { isSystem } from '../../core/policies';

/** Whoever runs the service imports from its command line; staff need the permission. */
export const mayImport = (actor: Actor): boolean => isSystem(actor) || mayStaff(actor.roles, 'members.import');
