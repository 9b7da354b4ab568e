import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { clustered, day, dayOrNull, id, idOrNull, instant, instantOrNull, text, textOrNull, whole } from '../../core/columns';

/**
 * Something that a perk gave a member; the primary key gives it once for each occasion (a birthday's year, a day, a complaint). With a
 * code it is a coupon 优惠券: a right to a discount or a thing, used once, its state read from the dates. One table for both, because
 * on a big club's birthday each row costs.
 */
@Entity('perk_grant', clustered)
@Index('uq_perk_grant_code', ['code'], { unique: true }) // what the desk types
export class PerkGrantRow {
  @PrimaryColumn(id) memberId!: string;
  /** Perk of the charter, or another reason: `compensation`. */
  @PrimaryColumn(text(40)) perkId!: string;
  @PrimaryColumn(text(80)) occasion!: string;
  /** Counts the coupons of one grant from 0. */
  @PrimaryColumn(whole) part!: number;
  /** Business day it was given for. */
  @Column(day) day!: string;
  @Column(instant) grantedAt!: number;
  /** Ten characters of Crockford's alphabet, 50 bits of chance; null: no coupon (points, or a bare greeting). */
  @Column(textOrNull(10)) code!: string | null;
  /** Coupon type of the charter; null: a gift or service of the perk, which `title` names. */
  @Column(textOrNull(40)) type!: string | null;
  @Column(textOrNull(500)) title!: string | null;
  /** Last day on which it can be used. */
  @Column(dayOrNull) expiresOn!: string | null;
  @Column(instantOrNull) usedAt!: number | null;
  @Column(idOrNull) usedBy!: string | null;
  @Column(instantOrNull) cancelledAt!: number | null;
}
