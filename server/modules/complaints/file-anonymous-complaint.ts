import { FileComplaint, type FiledAnonymously } from '../../../shared/complaints';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { complaintRules } from './charter-rules';
import { drawComplaintNumber } from './complaint-number';
import { openComplaint } from './open-complaint';
import { newReceipt, receiptDigest } from './receipts';

/**
 * Somebody files a complaint without a name. Nothing written here knows who or, within the hour, when: the operation is unlinkable, the
 * number is drawn by lot, and of the receipt, which is shown this once, only a keyed hash is kept.
 */
export const fileAnonymousComplaint = operation({
  name: 'complaints.file-anonymously',
  input: FileComplaint,
  unlinkable: true,
  policy: () => true,
  duplicates: { complaint: 'complaints.changed' },
  async run(ctx, input): Promise<FiledAnonymously> {
    ctx.permit(undefined);
    if (!complaintRules(ctx).anonymous) throw new DomainError('unavailable', 'complaints.no-anonymous');
    const receipt = newReceipt(ctx.entropy);
    const number = await drawComplaintNumber(ctx);
    const filed = await openComplaint(ctx, input, { number, memberId: null, receiptDigest: receiptDigest(ctx.vault, receipt) });
    return { ...filed, receipt };
  },
});
