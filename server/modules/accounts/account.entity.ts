import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { clustered, digest, digestOrNull, id, idOrNull, instant, instantOrNull, sealedOrNull, text, whole } from '../../core/columns';

/** The one code that is open for a phone, and how often it was asked for within the hour. */
@Entity('login_code', clustered)
@Unique('uq_login_code_id', ['id'])
class LoginCodeRow {
  @PrimaryColumn(digest) phoneDigest!: string;
  @Column(id) id!: string;
  @Column(id) memberId!: string;
  @Column(digestOrNull) codeDigest!: string | null;
  /** Sealed until it is sent. */
  @Column(sealedOrNull) code!: string | null;
  @Column(instant) expiresAt!: number;
  @Column(whole) triesLeft!: number;
  @Column(whole) sent!: number;
  @Column(instant) hourStartedAt!: number;
}

/** One refresh token; those that came from one log-in are a family. */
@Entity('session', clustered)
@Unique('uq_session_token', ['tokenDigest'])
@Index('ix_session_member', ['memberId'])
@Index('ix_session_family', ['family'])
class SessionRow {
  @PrimaryColumn(id) id!: string;
  @Column(id) memberId!: string;
  @Column(id) family!: string;
  @Column(digest) tokenDigest!: string;
  @Column(instant) startedAt!: number;
  @Column(instant) createdAt!: number;
  @Column(instant) expiresAt!: number;
  @Column(instantOrNull) usedAt!: number | null;
  @Column(instantOrNull) revokedAt!: number | null;
}

/** Somebody works for the club in this role, from and until. */
@Entity('staff_role', clustered)
class StaffRoleRow {
  @PrimaryColumn(id) memberId!: string;
  @PrimaryColumn(id) id!: string;
  @Column(text(20)) role!: string;
  @Column(instant) grantedAt!: number;
  @Column(id) grantedBy!: string;
  @Column(instantOrNull) revokedAt!: number | null;
  @Column(idOrNull) revokedBy!: string | null;
}

export const accountEntities = [LoginCodeRow, SessionRow, StaffRoleRow];
