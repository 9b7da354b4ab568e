import { z } from 'zod';
import { rule } from './messages';
import { businessDay, idOf, instant, line, optionalParagraph, paragraph } from './text';

// The wire of the complaints module. Refusals and notices stand in complaints-messages.ts.

/** `C26110007`: C, year, month, running number of the month in four or more digits. */
export const complaintNumber = z
  .string()
  .max(20)
  .transform((text) => text.toUpperCase())
  .refine((text) => /^C\d{8,10}$/.test(text), { error: rule('应为 C26110007 这样的投诉编号', 'a complaint number like C26110007') });

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, {
  error: rule('应为章程里的代号：小写字母、数字、短横线', 'an id of the charter: lower case, digits, hyphens'),
});
const ofComplaint = z.strictObject({ number: complaintNumber });

const PICTURES_UP_TO = 6;
const pictureIds = z
  .array(idOf('pic'))
  .max(PICTURES_UP_TO, { error: rule(`最多 ${PICTURES_UP_TO} 张图片`, `at most ${PICTURES_UP_TO} pictures`) })
  .refine((ids) => new Set(ids).size === ids.length, { error: rule('每张图片只放一次', 'each picture once') })
  .default([]);

export const FileComplaint = z.strictObject({
  text: paragraph(4000),
  /** Id of a category of the charter; default `other`, or the last one. */
  category: slug.optional(),
  urgent: z.boolean().default(false),
  /** Ids of pictures sent before. */
  pictures: pictureIds,
});

export const ComplaintRef = ofComplaint;
export const WriteMessage = ofComplaint.extend({ text: paragraph(4000) });
/** Without `assignee` the asking person takes it. */
export const AssignComplaint = ofComplaint.extend({ assignee: idOf('mbr').optional(), department: slug.optional() });
export const SolveComplaint = ofComplaint.extend({
  text: paragraph(4000),
  compensation: z
    .strictObject({
      points: z.int().min(1).max(1_000_000).optional(),
      /** Coupon type of the charter. */
      coupon: slug.optional(),
    })
    .refine(({ points, coupon }) => points !== undefined || coupon !== undefined, {
      error: rule('积分和优惠券至少选一样', 'points or a coupon'),
    })
    .optional(),
});
const score = z.int().min(1).max(5);
const comment = optionalParagraph(1000).default('');
const reason = optionalParagraph(4000).default('');
export const RateComplaint = ofComplaint.extend({ score, comment });
export const ReopenComplaint = ofComplaint.extend({ text: reason });
export const PictureRef = ofComplaint.extend({ id: idOf('pic') });

/** The secret slip of an anonymous complaint, in any case, with or without its hyphens. */
const receipt = line(60);
export const Receipt = z.strictObject({ receipt });
export const AnonymousMessage = z.strictObject({ receipt, text: paragraph(4000) });
export const AnonymousRating = z.strictObject({ receipt, score, comment });
export const AnonymousReopening = z.strictObject({ receipt, text: reason });
export const AnonymousPicture = z.strictObject({ receipt, id: idOf('pic') });

const COMPLAINT_STATUSES = ['new', 'assigned', 'answered', 'waiting', 'reopened', 'solved', 'closed'] as const;
export const ComplaintStatus = z.enum(COMPLAINT_STATUSES);
export type ComplaintStatus = z.infer<typeof ComplaintStatus>;

const limit = z.coerce.number().int().min(1).max(100).default(20);
/** Where the next page begins, as given by the one before. */
const cursor = z
  .string()
  .regex(/^\d{1,15}\.cpl_[0-9a-z]{8,35}$/, { error: rule('应为上一页给出的 next', 'the `next` of the page before') })
  .optional();

export const ListMyComplaints = z.strictObject({ cursor, limit });
export const ListComplaints = z.strictObject({
  status: ComplaintStatus.optional(),
  /** Still open, in any state. */
  open: z.stringbool().optional(),
  /** `due-soon`: the warning is due, the end is not; `breached`: an end has passed. */
  clock: z.enum(['due-soon', 'breached']).optional(),
  assignee: z.union([idOf('mbr'), z.enum(['me', 'nobody'])]).optional(),
  department: slug.optional(),
  category: slug.optional(),
  anonymous: z.stringbool().optional(),
  cursor,
  limit,
});

const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: rule('应为 2026-11 这样的月份', 'a month like 2026-11') });
export const ComplaintFiguresQuery = z
  .strictObject({ from: month, to: month })
  .refine(({ from, to }) => from <= to, { error: rule('不能晚于 to', '`from` must not be after `to`'), path: ['from'] })
  .refine(({ from, to }) => (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) < 12, {
    error: rule('最多 12 个月', 'at most 12 months'),
    path: ['to'],
  });

// Answers

const instantOrNull = instant.nullable();
export const Filed = z.object({
  number: z.string(),
  category: z.string(),
  categoryTitle: z.string(),
  status: ComplaintStatus,
  urgent: z.boolean(),
  firstAnswerDueAt: instant,
  solutionDueAt: instant,
});
export const FiledAnonymously = Filed.extend({
  /** Shown this once: the only key to the thread. */
  receipt: z.string(),
});
export type Filed = z.infer<typeof Filed>;
export type FiledAnonymously = z.infer<typeof FiledAnonymously>;

/** What a complaint may be about, by the charter, and whether it takes complaints without a name. */
export const ComplaintCategories = z.object({
  categories: z.array(z.object({ id: z.string(), title: z.string(), urgent: z.boolean() })),
  anonymous: z.boolean(),
});
export type ComplaintCategories = z.infer<typeof ComplaintCategories>;

export const Picture = z.object({ id: z.string(), bytes: z.int() });
export type Picture = z.infer<typeof Picture>;

/** After a step: where the complaint stands now. */
export const Stand = z.object({ number: z.string(), status: ComplaintStatus });
export type Stand = z.infer<typeof Stand>;
export const Reopened = Stand.extend({ firstAnswerDueAt: instant, solutionDueAt: instant });
export type Reopened = z.infer<typeof Reopened>;
export const Solved = Stand.extend({ reopenUntil: instant, points: z.int(), coupon: z.string().nullable() });
export type Solved = z.infer<typeof Solved>;

const ThreadMessage = z.object({
  from: z.enum(['complainant', 'club']),
  kind: z.enum(['addition', 'reopening', 'answer', 'question', 'solution']),
  /** Null once the person has been erased. */
  text: z.string().nullable(),
  at: instant,
});
const Solution = z.object({
  at: instant,
  points: z.int(),
  coupon: z.string().nullable(),
  score: z.int().nullable(),
  comment: z.string().nullable(),
  ratedAt: instantOrNull,
});
/** What the complainant sees. */
export const ComplaintThread = z.object({
  number: z.string(),
  category: z.string(),
  categoryTitle: z.string(),
  urgent: z.boolean(),
  anonymous: z.boolean(),
  status: ComplaintStatus,
  text: z.string().nullable(),
  pictures: z.array(Picture),
  openedAt: instant,
  /** Of the present round; null while the clock stands still, and when it is met. */
  firstAnswerDueAt: instantOrNull,
  solutionDueAt: instantOrNull,
  thread: z.array(ThreadMessage),
  solutions: z.array(Solution),
  reopenUntil: instantOrNull,
});
export type ComplaintThread = z.infer<typeof ComplaintThread>;

const Person = z.object({ id: z.string(), name: z.string(), number: z.string().nullable() });
/** What the reader may do with it now. */
const Offers = z.object({
  steps: z.array(z.enum(['assign', 'answer', 'ask', 'note', 'solve'])),
  /** Of the charter; null: nothing may be given for it, or not by the reader. */
  compensation: z.object({ pointsUpTo: z.int(), coupons: z.array(z.object({ id: z.string(), title: z.string() })) }).nullable(),
});
export const ComplaintClock = z.object({
  kind: z.enum(['first-answer', 'solution', 'update']),
  lap: z.int(),
  state: z.enum(['running', 'frozen', 'due-soon', 'breached', 'met', 'late']),
  startedAt: instant,
  warnAt: instant,
  dueAt: instant,
  stoppedAt: instantOrNull,
  leftMinutes: z.int().nullable(),
});
/** What staff see: the thread, and behind it. */
export const ComplaintFile = ComplaintThread.extend({
  member: Person.nullable(),
  department: z.string(),
  assignee: Person.nullable(),
  charterVersion: z.int(),
  round: z.int(),
  escalations: z.int(),
  offers: Offers,
  clocks: z.array(ComplaintClock),
  notes: z.array(z.object({ by: Person, text: z.string().nullable(), at: instant })),
  steps: z.array(
    z.object({
      step: z.string(),
      from: ComplaintStatus.nullable(),
      to: ComplaintStatus,
      /** Null: the anonymous complainant, or the system. */
      by: Person.nullable(),
      at: instant,
    }),
  ),
});
export type ComplaintFile = z.infer<typeof ComplaintFile>;
/** The own one as its thread, for staff the whole file. */
export const ShownComplaint = z.union([ComplaintFile, ComplaintThread]);

const Row = z.object({
  number: z.string(),
  category: z.string(),
  categoryTitle: z.string(),
  urgent: z.boolean(),
  status: ComplaintStatus,
  openedAt: instant,
  excerpt: z.string().nullable(),
});
export const MyComplaints = z.object({ complaints: z.array(Row), next: z.string().nullable() });
export type MyComplaints = z.infer<typeof MyComplaints>;
export const StaffComplaints = z.object({
  complaints: z.array(
    Row.extend({
      anonymous: z.boolean(),
      department: z.string(),
      member: Person.nullable(),
      assignee: Person.nullable(),
      /** The earliest end that still runs. */
      dueAt: instantOrNull,
      clock: z.enum(['running', 'due-soon', 'breached']).nullable(),
    }),
  ),
  next: z.string().nullable(),
});
export type StaffComplaints = z.infer<typeof StaffComplaints>;

const Figures = z.object({
  from: businessDay,
  to: businessDay,
  complaints: z.int(),
  byCategory: z.record(z.string(), z.int()),
  /** Members at any time of the period. */
  members: z.int(),
  /** Complaints in the period ÷ members in the period, in hundredths of a percent; null without members. */
  rateBasisPoints: z.int().nullable(),
});
export const ComplaintFigures = z.object({ months: z.array(Figures.extend({ month: z.string() })), total: Figures });
export type ComplaintFigures = z.infer<typeof ComplaintFigures>;
