/** The door of the charter module: the club's regulation, and the arithmetic of days, hours, birthdays and perks it is applied with. */
export { birthdayKey, birthdayKeysOn, birthdayYear } from './birthdays';
export { addWorkingTime, workingMinutesBetween } from './calendar';
export { Charter } from './charter';
export { ageAllowed, refusal, type Situation, tierRank } from './conditions';
export { addDays } from './days';
export { deadline, resumedDeadline } from './deadlines';
export { isLunarDate, lunarToSolar } from './lunar';
export type { Duration, Offset } from './notation';
export { addDuration, addToInstant, ageOn, applyOffset, businessDay, dayStart, type PeriodKind, periodOf } from './periods';
export { type GrantRow, grantsFor, nextStreakReward, pointsFor } from './perks';
export { CharterError, loadCharter, readCharter } from './read-charter';
