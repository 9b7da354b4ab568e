import type { PersonalData } from '../../core/module';
import { memberRow, viewOf } from './views';

interface Sealed {
  reason: string | null;
}

/** The record in the export, and its erasure: dates and terms stay under the id, which then leads to nobody; the phone is free again. */
export const membersPersonalData: PersonalData = {
  async collect(ctx, memberId) {
    const row = await memberRow(ctx, memberId);
    const [terms, consents, steps] = await Promise.all([
      ctx.db.query<unknown[]>('SELECT id, startsOn, endsOn, origin, amountFen, recordedAt FROM term WHERE memberId = ? ORDER BY id', [
        memberId,
      ]),
      ctx.db.query<unknown[]>('SELECT document, version, at FROM consent WHERE memberId = ?', [memberId]),
      ctx.db.query<Sealed[]>('SELECT step, at, `change`, reason FROM member_step WHERE memberId = ? ORDER BY id', [memberId]),
    ]);
    return {
      profile: { ...viewOf(ctx, row), idNumber: row.idNumber && ctx.vault.open('member.idNumber', row.idNumber), appliedAt: row.appliedAt },
      terms,
      consents,
      steps: steps.map((s) => ({ ...s, reason: s.reason && ctx.vault.open('member_step.reason', s.reason) })),
    };
  },
  async erase(ctx, memberId) {
    ctx.db.later(
      `UPDATE member SET phoneDigest = NULL, nameDigest = NULL, birthdayDigest = NULL, idNumberDigest = NULL, name = NULL, phone = NULL, birth = NULL, idNumber = NULL, details = NULL,
       hidden = 1, appliedAt = NULL, leftAt = COALESCE(leftAt, ?), erasedAt = COALESCE(erasedAt, ?), version = version + 1 WHERE id = ?`,
      [ctx.now, ctx.now, memberId],
    );
    ctx.db.later('DELETE FROM consent WHERE memberId = ?', [memberId]);
    ctx.db.later('UPDATE member_step SET reason = NULL WHERE memberId = ?', [memberId]);
  },
};
