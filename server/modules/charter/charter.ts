/**
 * The charter 章程: a club's whole regulation as one validated document. Keys are the glossary's English words; quantities
 * are written as a Chinese regulation writes them (notation.ts). Every section but `club`, `version`, `members` and
 * `calendars` may be left out: the club then simply has no such thing.
 */
import { z } from 'zod';
import { crossCheck } from './cross-check';
import { Birthday } from './sections/birthday';
import { Calendar } from './sections/calendars';
import { Branch, Clause, Club, Version } from './sections/club';
import { Complaints } from './sections/complaints';
import { Coupon } from './sections/coupons';
import { Events } from './sections/events';
import { Members } from './sections/members';
import { Notices, Organisation } from './sections/organisation';
import { Perk } from './sections/perks';
import { Points } from './sections/points';
import { Terms } from './sections/terms';
import { Tiers } from './sections/tiers';

const sections = z.strictObject({
  format: z.literal(1, { error: '应为 1' }).describe('Version of this schema.'),
  club: Club,
  version: Version,
  branches: z.array(Branch).default([]).describe('Places or chapters. Default: none.'),
  calendars: z.array(Calendar).min(1).describe('The first is the club’s working time.'),
  members: Members,
  terms: Terms.prefault({}),
  tiers: Tiers.optional(),
  points: Points.optional(),
  perks: z.array(Perk).default([]).describe('Every benefit, discount, bonus, earning rule and gift. Default: none.'),
  coupons: z.array(Coupon).default([]).describe('Coupon types. Default: none.'),
  birthday: Birthday.optional(),
  events: Events.optional(),
  complaints: Complaints.optional(),
  organisation: Organisation.prefault({}),
  notices: Notices.prefault({}),
  clauses: z.array(Clause).default([]).describe('Clauses kept by people, not by the machine; printed and marked so. Default: none.'),
});
export type CharterSections = z.output<typeof sections>;

export const Charter = sections.superRefine(crossCheck);
export type Charter = z.output<typeof Charter>;
