import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { clustered, digest, digestOrNull, id, idOrNull, instant, instantOrNull, sealedOrNull, text, whole } from '../../core/columns';

/**
 * The one code that is open for a phone, and how often it was asked for within the hour. A phone that nobody has gets a row like any
 * other, so that nobody can find out who is a member; it is swept away when it has served its time.
 */
@Entity('login_code', clustered)
@Unique('uq_login_code_id', ['id'])
@Index('ix_login_code_hour', ['hourStartedAt']) // the sweep
class LoginCodeRow {
  @PrimaryColumn(digest) phoneDigest!: string;
  @Column(id) id!: string;
  /** Whom it is sent to; null when nobody has this phone. */
  @Column(idOrNull) memberId!: string | null;
  @Column(digestOrNull) codeDigest!: string | null;
  /** Sealed until it is sent. */
  @Column(sealedOrNull) code!: string | null;
  @Column(instant) expiresAt!: number;
  @Column(whole) triesLeft!: number;
  @Column(whole) sent!: number;
  @Column(instant) hourStartedAt!: number;
}

/** One log-in on one device: its refresh token changes with every use, its row stays. */
@Entity('session', clustered)
@Index('ix_session_member', ['memberId'])
@Index('ix_session_expiry', ['expiresAt']) // the sweep
class SessionRow {
  @PrimaryColumn(id) id!: string;
  @Column(id) memberId!: string;
  /** Of the secret in the token that is good now. */
  @Column(digest) tokenDigest!: string;
  @Column(instant) startedAt!: number;
  /** When the token was last exchanged. */
  @Column(instant) rotatedAt!: number;
  @Column(instant) expiresAt!: number;
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
