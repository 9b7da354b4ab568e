import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { clustered, digest, id, idOrNull, instant, instantOrNull, sealedOrNull, text, whole } from '../../core/columns';

/**
 * A line and the bot's answer to it in one row; an announcement has an answer and no line. A check-in by chat writes one, so it has one
 * scattered index entry only: the unique key finds a sender's lines too, `linkedId` is null for most, and the rows themselves (with
 * rowids on SQLite: they are long for a clustered key) are only ever appended.
 */
@Entity('chat_message')
@Unique('uq_chat_message_line', ['sender', 'line'])
export class ChatMessageRow {
  @PrimaryColumn(text(83)) roomId!: string;
  @PrimaryColumn(id) id!: string;
  /** Account in the adapter: in the web room the member's id; empty when the bot speaks first, or the sender is erased. */
  @Column(text(80)) sender!: string;
  /** Hash of adapter, sender and the sender's own id of the line: what makes a line that is delivered twice count once. */
  @Column(text(22)) line!: string;
  @Column(instant) at!: number;
  @Column(text(20)) adapter!: string;
  /** The member whom a sender of another id was linked to then. */
  @Index('ix_chat_message_linked')
  @Column(idOrNull)
  linkedId!: string | null;
  /** `{text, answer}`; null once it is removed. */
  @Column(sealedOrNull) body!: string | null;
  @Column(instantOrNull) removedAt!: number | null;
  /** The row is only a word to those who listen: that message has been removed. */
  @Column(idOrNull) removes!: string | null;
}

/** A chat account that speaks for a member. */
@Entity('chat_account', clustered)
export class ChatAccountRow {
  @PrimaryColumn(text(20)) adapter!: string;
  @PrimaryColumn(text(80)) chatUser!: string;
  @Index('ix_chat_account_member')
  @Column(id)
  memberId!: string;
  @Column(instant) linkedAt!: number;
}

/** The live link code of a member; the code itself is not stored. */
@Entity('link_code', clustered)
@Unique('uq_link_code_member', ['memberId'])
export class LinkCodeRow {
  @PrimaryColumn(digest) digest!: string;
  @Column(id) memberId!: string;
  @Column(instant) expiresAt!: number;
}

/** How often a chat account has tried a code in its present ten minutes. */
@Entity('link_try', clustered)
export class LinkTryRow {
  @PrimaryColumn(text(20)) adapter!: string;
  @PrimaryColumn(text(80)) chatUser!: string;
  @Column(whole) tries!: number;
  @Column(instant) since!: number;
}
