import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  clustered,
  digestOrNull,
  flag,
  id,
  idOrNull,
  instant,
  instantOrNull,
  sealed,
  sealedOrNull,
  text,
  textOrNull,
  whole,
  wholeOrNull,
} from '../../core/columns';
import type { ClockKind } from './clocks';
import type { State, Step } from './lifecycle';

/**
 * A member's ticket. Named: `memberId` is set. Anonymous: it is null, a receipt opens the thread, and every instant that the
 * complainant's own acts leave in these tables is the start of an hour.
 */
@Entity('complaint', clustered)
@Index('uq_complaint_number', ['number'], { unique: true })
// finds an anonymous thread by its receipt
@Index('uq_complaint_receipt', ['receiptDigest'], { unique: true })
// a member's own list, newest first
@Index('ix_complaint_member', ['memberId', 'openedAt'])
// the staff's list, newest first
@Index('ix_complaint_opened', ['openedAt', 'id'])
// one handler's list, newest first
@Index('ix_complaint_assignee', ['assigneeId', 'openedAt'])
export class ComplaintRow {
  @PrimaryColumn(id) id!: string;
  @Column(text(12)) number!: string;
  @Column(idOrNull) memberId!: string | null;
  @Column(digestOrNull) receiptDigest!: string | null;
  @Column(text(40)) category!: string;
  @Column(text(40)) department!: string;
  @Column(flag) urgent!: boolean;
  /** Null once the person has been erased. */
  @Column(sealedOrNull) text!: string | null;
  @Column(text(12)) state!: State;
  @Column(idOrNull) assigneeId!: string | null;
  @Column(instant) openedAt!: number;
  /** Version of the charter whose clocks it runs on. */
  @Column(whole) charterVersion!: number;
  /** 1, and one more with each reopening. */
  @Column(whole) round!: number;
  /** Of the latest solution; the member may come back until then. */
  @Column(instantOrNull) reopenUntil!: number | null;
  /** Steps up the charter's chain that breaches have gone. */
  @Column(whole) escalations!: number;
  /** Running number of what happened in this thread: steps, messages and notes share it. */
  @Column(whole) entries!: number;
}

/** One dated step of a complaint's life; append-only. `actorId` is null for an anonymous complainant. */
@Entity('complaint_step', clustered)
export class ComplaintStepRow {
  @PrimaryColumn(id) complaintId!: string;
  @PrimaryColumn(whole) seq!: number;
  @Column(text(12)) step!: Step;
  @Column(textOrNull(12)) fromState!: State | null;
  @Column(text(12)) toState!: State;
  @Column(idOrNull) actorId!: string | null;
  @Column(instant) at!: number;
}

/** What complainant and club say to each other. Notes are not here, so that no view of a thread can show one. */
@Entity('complaint_message', clustered)
export class ComplaintMessageRow {
  @PrimaryColumn(id) complaintId!: string;
  @PrimaryColumn(whole) seq!: number;
  @Column(text(12)) kind!: MessageKind;
  /** Null: an anonymous complainant. */
  @Column(idOrNull) authorId!: string | null;
  @Column(sealedOrNull) body!: string | null;
  @Column(instant) at!: number;
}
export type MessageKind = 'addition' | 'reopening' | 'answer' | 'question' | 'solution';

/** What staff write for one another. */
@Entity('complaint_note', clustered)
export class ComplaintNoteRow {
  @PrimaryColumn(id) complaintId!: string;
  @PrimaryColumn(whole) seq!: number;
  @Column(id) authorId!: string;
  @Column(sealedOrNull) body!: string | null;
  @Column(instant) at!: number;
}

/** One promise with its end. Runs while `stoppedAt` and `frozenAt` are null. */
@Entity('complaint_clock', clustered)
// the job looks here for what must be warned of or escalated now
@Index('ix_complaint_clock_next', ['nextAt'])
// the staff's lists "due soon" and "overdue"
@Index('ix_complaint_clock_due', ['stoppedAt', 'dueAt'])
export class ComplaintClockRow {
  @PrimaryColumn(id) complaintId!: string;
  @PrimaryColumn(text(12)) kind!: ClockKind;
  /** The round for answers and solutions; for updates the entry that started it. */
  @PrimaryColumn(whole) lap!: number;
  /** Its time is working time of the charter's calendar; otherwise time as it passes. */
  @Column(flag) working!: boolean;
  @Column(instant) startedAt!: number;
  @Column(instant) warnAt!: number;
  @Column(instant) dueAt!: number;
  /** When the job has to look again: at the warning, then at the end; null when there is nothing more to watch. */
  @Column(instantOrNull) nextAt!: number | null;
  @Column(instantOrNull) warnedAt!: number | null;
  @Column(instantOrNull) breachedAt!: number | null;
  @Column(instantOrNull) stoppedAt!: number | null;
  @Column(instantOrNull) frozenAt!: number | null;
  /** While frozen: what was left to the end and to the warning, ms. */
  @Column(instantOrNull) leftMs!: number | null;
  @Column(instantOrNull) warnLeftMs!: number | null;
}

/** A result, what was given for the trouble, and what the member thinks of it. */
@Entity('complaint_solution', clustered)
export class ComplaintSolutionRow {
  @PrimaryColumn(id) complaintId!: string;
  @PrimaryColumn(whole) round!: number;
  @Column(id) solvedBy!: string;
  @Column(instant) at!: number;
  @Column(whole) points!: number;
  /** Coupon type of the charter. */
  @Column(textOrNull(40)) coupon!: string | null;
  @Column(wholeOrNull) score!: number | null;
  @Column(sealedOrNull) comment!: string | null;
  @Column(instantOrNull) ratedAt!: number | null;
}

/** A picture, re-encoded. Waits for its complaint at most a day. `ownerId` null: sent by nobody in particular. */
@Entity('complaint_picture', clustered)
// a complaint's pictures; those that still wait, oldest first
@Index('ix_complaint_picture_complaint', ['complaintId', 'at'])
export class ComplaintPictureRow {
  @PrimaryColumn(id) id!: string;
  @Column(idOrNull) ownerId!: string | null;
  @Column(idOrNull) complaintId!: string | null;
  @Column({ ...whole, default: 0 }) position!: number;
  @Column(whole) bytes!: number;
  @Column(instant) at!: number;
}

/** The picture's bytes in pieces that fit any database's text column. */
@Entity('complaint_picture_part', clustered)
class ComplaintPicturePartRow {
  @PrimaryColumn(id) pictureId!: string;
  @PrimaryColumn(whole) part!: number;
  @Column(sealed) body!: string;
}

export const complaintEntities = [
  ComplaintRow,
  ComplaintStepRow,
  ComplaintMessageRow,
  ComplaintNoteRow,
  ComplaintClockRow,
  ComplaintSolutionRow,
  ComplaintPictureRow,
  ComplaintPicturePartRow,
];
