// Written by `npm run client` from the operations of the server: change those, then run it again.

export * as accounts from './accounts';
export * as chat from './chat';
export * as checkIns from './check-ins';
export * as complaints from './complaints';
export * as events from './events';
export * as members from './members';
export * as notifications from './notifications';
export * as perks from './perks';
export * as points from './points';
export * as privacy from './privacy';
export * as system from './system';
