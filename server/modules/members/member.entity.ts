import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import {
  clustered,
  day,
  dayOrNull,
  digestOrNull,
  fen,
  flag,
  id,
  instant,
  instantOrNull,
  sealedOrNull,
  text,
  textOrNull,
  whole,
} from '../../core/columns';

/** A person: applicant first, member after admission. Status is derived from the dates, see status.ts. */
@Entity('member', clustered)
@Unique('uq_member_number', ['number'])
@Unique('uq_member_phone', ['phoneDigest'])
// covers the birthday job's question: thousands of look-ups of whole rows would cost it ten times as much
@Index('ix_member_birthday', ['birthdayDigest', 'id', 'tier', 'kind', 'termEndsOn', 'admittedOn', 'leftAt', 'revokedAt'])
@Index('ix_member_term_end', ['termEndsOn'])
@Index('ix_member_name', ['nameDigest'])
@Index('ix_member_applied', ['appliedAt', 'id']) // the desk's work list
@Index('ix_member_id_number', ['idNumberDigest'])
@Index('ix_member_hidden', ['hidden']) // leaderboards ask who opted out
export class MemberRow {
  @PrimaryColumn(id) id!: string;
  /** Given at admission, `M000001`, or kept from the imported roster. */
  @Column(textOrNull(20)) number!: string | null;
  @Column(text(40)) kind!: string;
  @Column(text(40)) tier!: string;
  @Column(text(5)) locale!: string;
  /** Not shown on leaderboards. */
  @Column(flag) hidden!: boolean;
  /** Since when the application waits for a decision; null once it has one. */
  @Column(instantOrNull) appliedAt!: number | null;
  @Column(dayOrNull) admittedOn!: string | null;
  @Column(instantOrNull) rejectedAt!: number | null;
  @Column(instantOrNull) leftAt!: number | null;
  @Column(instantOrNull) revokedAt!: number | null;
  @Column(instantOrNull) erasedAt!: number | null;
  /** The latest term's, kept in the transaction that records the term. */
  @Column(dayOrNull) termStartsOn!: string | null;
  @Column(dayOrNull) termEndsOn!: string | null;
  /** Optimistic lock of the profile. */
  @Column({ ...whole, default: 1 }) version!: number;
  /** Null once erased; the digest frees the phone for somebody else. */
  @Column(digestOrNull) phoneDigest!: string | null;
  @Column(digestOrNull) nameDigest!: string | null;
  /** Of the charter's birthday key (month and day). */
  @Column(digestOrNull) birthdayDigest!: string | null;
  /** For staff who look somebody up; not unique, since rosters repeat them. */
  @Column(digestOrNull) idNumberDigest!: string | null;
  @Column(sealedOrNull) name!: string | null;
  @Column(sealedOrNull) phone!: string | null;
  /** JSON {date, calendar, leapMonth}. */
  @Column(sealedOrNull) birth!: string | null;
  @Column(sealedOrNull) idNumber!: string | null;
  /** JSON of what else the charter's form asks, or the roster brought: gender, company, note … */
  @Column(sealedOrNull) details!: string | null;
}

/** One paid or granted period of membership; append-only. */
@Entity('term', clustered)
export class TermRow {
  @PrimaryColumn(id) memberId!: string;
  @PrimaryColumn(id) id!: string;
  @Column(day) startsOn!: string;
  /** Last day, inclusive. */
  @Column(day) endsOn!: string;
  @Column(text(20)) origin!: 'admission' | 'renewal' | 'roster';
  @Column(fen) amountFen!: number;
  @Column(instant) recordedAt!: number;
  @Column(id) recordedBy!: string;
}

/** What a person agreed to, in which version and when. */
@Entity('consent', clustered)
class ConsentRow {
  @PrimaryColumn(id) memberId!: string;
  @PrimaryColumn(text(40)) document!: string;
  @PrimaryColumn(text(20)) version!: string;
  @Column(instant) at!: number;
}

/** Each step of an application and of what came later: who, when, why. */
@Entity('member_step', clustered)
class MemberStepRow {
  @PrimaryColumn(id) memberId!: string;
  @PrimaryColumn(id) id!: string;
  @Column(text(30)) step!: string;
  @Column(id) by!: string;
  @Column(instant) at!: number;
  /** From and to, for example of a tier. */
  @Column(textOrNull(100)) change!: string | null;
  @Column(sealedOrNull) reason!: string | null;
}

export const memberEntities = [MemberRow, TermRow, ConsentRow, MemberStepRow];
