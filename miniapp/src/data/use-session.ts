import { useSyncExternalStore } from 'react';
import { isStaff, mayStaff, type Permission } from '../../../shared/permissions';
import type { Session } from '../api/session';
import { sessions } from './client';

export interface Person {
  id: string;
  roles: readonly string[];
  staff: boolean;
  /** Whether a role of theirs permits it. What the server says counts; this only decides what is shown. */
  may(permission: Permission): boolean;
}

const read = (): Session | null => sessions.read();

/** Who is logged in; null for nobody. */
export function usePerson(): Person | null {
  const session = useSyncExternalStore(sessions.subscribe, read, read);
  if (!session) return null;
  const { memberId: id, roles } = session;
  return { id, roles, staff: isStaff(roles), may: (permission) => mayStaff(roles, permission) };
}
