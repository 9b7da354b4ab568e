import type { z } from 'zod';
import type { ComplaintClock, ComplaintFile, ComplaintThread } from '../../../shared/complaints';
import type { ReadCtx } from '../../core/context';
import { type Charter, workingMinutesBetween } from '../charter';
import { namesOf } from '../members';
import { categoryTitle } from './charter-rules';
import type { ComplaintClockRow, ComplaintMessageRow, ComplaintRow, ComplaintSolutionRow } from './complaint.entity';
import { asHeard, type File } from './heard';
import { statusOf } from './lifecycle';
import { offersOf, type Reading } from './offers';
import { picturesOf } from './pictures';
import { clocksOf, messagesOf, notesOf, solutionsOf, stepsOf } from './queries';

type Opener = Pick<ReadCtx, 'vault'>;
export interface Person {
  id: string;
  name: string;
  number: string | null;
}

const opened = ({ vault }: Opener, place: string, sealed: string | null): string | null =>
  sealed === null ? null : vault.open(place, sealed);

/** The text of a complaint; null once the person has been erased. */
const textOf = (ctx: Opener, { text }: Pick<ComplaintRow, 'text'>): string | null => opened(ctx, 'complaint.text', text);

/** Its beginning, in one line. */
export function excerptOf(ctx: Opener, complaint: Pick<ComplaintRow, 'text'>, length = 60): string | null {
  const text = textOf(ctx, complaint)?.replace(/\s+/g, ' ');
  if (text === undefined) return null;
  const letters = [...text];
  return letters.length > length ? `${letters.slice(0, length).join('')}…` : text;
}

const FROM_COMPLAINANT: ReadonlySet<string> = new Set(['addition', 'reopening']);

/** Who wrote is told by side only: the club answers, not one of its people. */
const messageView = (ctx: Opener, { kind, body, at }: ComplaintMessageRow): ComplaintThread['thread'][number] => ({
  from: FROM_COMPLAINANT.has(kind) ? 'complainant' : 'club',
  kind,
  text: opened(ctx, 'complaint_message.body', body),
  at: Number(at),
});

const solutionView = (ctx: Opener, row: ComplaintSolutionRow): ComplaintThread['solutions'][number] => ({
  at: Number(row.at),
  points: Number(row.points),
  coupon: row.coupon,
  score: row.score === null ? null : Number(row.score),
  comment: opened(ctx, 'complaint_solution.comment', row.comment),
  ratedAt: row.ratedAt === null ? null : Number(row.ratedAt),
});

const runningEnd = (clocks: readonly ComplaintClockRow[], kind: string, round: number): number | null =>
  clocks.find((c) => c.kind === kind && c.lap === round && c.stoppedAt === null && c.frozenAt === null)?.dueAt ?? null;

async function fileOf(ctx: ReadCtx, complaint: ComplaintRow): Promise<File> {
  const { id } = complaint;
  const [messages, solutions, clocks, steps] = await Promise.all([
    messagesOf(ctx, id),
    solutionsOf(ctx, id),
    clocksOf(ctx, id),
    stepsOf(ctx, id),
  ]);
  return { complaint, messages, solutions, clocks, steps };
}

/** What the complainant sees. Reads no notes: there is nothing here that could leak one. */
export const threadView = async (ctx: ReadCtx, complaint: ComplaintRow): Promise<ComplaintThread> =>
  threadOf(ctx, await fileOf(ctx, complaint));

async function threadOf(ctx: ReadCtx, { complaint, messages, solutions, clocks }: File): Promise<ComplaintThread> {
  const pictures = await picturesOf(ctx, complaint.id);
  return {
    number: complaint.number,
    category: complaint.category,
    categoryTitle: categoryTitle(ctx.charter, complaint.category),
    urgent: complaint.urgent,
    anonymous: complaint.memberId === null,
    status: statusOf(complaint, ctx.now),
    text: textOf(ctx, complaint),
    pictures,
    openedAt: complaint.openedAt,
    firstAnswerDueAt: runningEnd(clocks, 'first-answer', complaint.round),
    solutionDueAt: runningEnd(clocks, 'solution', complaint.round),
    thread: messages.map((m) => messageView(ctx, m)),
    solutions: solutions.map((s) => solutionView(ctx, s)),
    reopenUntil: complaint.reopenUntil,
  };
}

/** What staff see, as far as they have heard of it: the thread, and the work behind it. */
export async function fileView(ctx: Reading, row: ComplaintRow): Promise<ComplaintFile> {
  const file = asHeard(ctx, await fileOf(ctx, row));
  const { complaint, clocks, steps, solutions } = file;
  const [thread, notes] = await Promise.all([threadOf(ctx, file), notesOf(ctx, complaint.id)]);
  const person = await peopleOf(ctx, [
    complaint.memberId,
    complaint.assigneeId,
    ...notes.map((n) => n.authorId),
    ...steps.map((s) => s.actorId),
  ]);
  return {
    ...thread,
    member: person(complaint.memberId),
    department: complaint.department,
    assignee: person(complaint.assigneeId),
    charterVersion: complaint.charterVersion,
    round: complaint.round,
    escalations: complaint.escalations,
    offers: offersOf(ctx, complaint, solutions),
    clocks: clocks.map((clock) => clockView(ctx.charter, clock, ctx.now)),
    notes: notes.map((n) => ({
      by: person(n.authorId) ?? { id: n.authorId, name: '', number: null },
      text: opened(ctx, 'complaint_note.body', n.body),
      at: Number(n.at),
    })),
    steps: steps.map((s) => ({ step: s.step, from: s.fromState, to: s.toState, by: person(s.actorId), at: Number(s.at) })),
  };
}

/** Looks people up once; the answer finds one by id, null for nobody and for the system. */
export async function peopleOf(ctx: ReadCtx, ids: readonly (string | null)[]): Promise<(id: string | null) => Person | null> {
  const members = [...new Set(ids)].filter((id): id is string => id?.startsWith('mbr_') ?? false);
  const names = await namesOf(ctx, members);
  return (id) => {
    const found = id === null ? undefined : names.get(id);
    return id === null || !found ? null : { id, name: found.name, number: found.number };
  };
}

/** How a clock stands at `now`. */
export function clockState(clock: ComplaintClockRow, now: number): z.infer<typeof ComplaintClock>['state'] {
  if (clock.stoppedAt !== null) return clock.stoppedAt <= clock.dueAt ? 'met' : 'late';
  if (clock.frozenAt !== null) return 'frozen';
  if (now >= clock.dueAt) return 'breached';
  return now >= clock.warnAt ? 'due-soon' : 'running';
}

function clockView(charter: Charter, clock: ComplaintClockRow, now: number): ComplaintFile['clocks'][number] {
  const { kind, lap, startedAt, warnAt, dueAt, stoppedAt } = clock;
  const running = stoppedAt === null && clock.frozenAt === null;
  const calendar = charter.complaints?.calendar;
  const ahead =
    clock.working && calendar !== undefined ? workingMinutesBetween(charter, calendar, now, dueAt) : Math.max(0, dueAt - now) / 60_000;
  const left = running ? ahead : stoppedAt === null ? (clock.leftMs ?? 0) / 60_000 : null;
  return {
    kind,
    lap,
    state: clockState(clock, now),
    startedAt,
    warnAt,
    dueAt,
    stoppedAt,
    leftMinutes: left === null ? null : Math.floor(left),
  };
}
