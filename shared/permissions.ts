// Who may do what: the one permission matrix. Members act on their own affairs without any entry here.

export const STAFF_ROLES = ['owner', 'manager', 'desk', 'finance', 'auditor'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const everybody = STAFF_ROLES;
const running = ['owner', 'manager', 'desk'] as const;
const leading = ['owner', 'manager'] as const;

const PERMISSIONS = {
  'members.read': everybody,
  'members.review': running,
  'members.edit': running,
  'members.renew': ['owner', 'manager', 'desk', 'finance'],
  'members.import': leading,
  'members.erase': leading,
  'roles.read': ['owner', 'manager', 'auditor'],
  'roles.assign': ['owner'],
  'points.read': everybody,
  'points.adjust': ['owner', 'manager', 'finance'],
  'coupons.redeem': running,
  'events.read-drafts': everybody,
  'events.edit': running,
  'events.publish': leading,
  'events.attendance': running,
  'events.read-feedback': everybody,
  'complaints.read': ['owner', 'manager', 'desk', 'auditor'],
  'complaints.handle': running,
  'complaints.assign': leading,
  'announcements.write': leading,
  'chat.moderate': leading,
  'jobs.read': everybody,
  'facts.read': ['owner', 'manager', 'auditor'],
  'facts.release': ['owner', 'manager'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Permission = keyof typeof PERMISSIONS;

/** True when one of the roles holds the permission. */
export const mayStaff = (roles: readonly string[], permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly string[]).some((role) => roles.includes(role));

/** True for anybody who works for the club. */
export const isStaff = (roles: readonly string[]): boolean => STAFF_ROLES.some((role) => roles.includes(role));
