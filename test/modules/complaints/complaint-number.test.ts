import type { Vault } from '../../../server/core/vault';
import { namedNumber } from '../../../server/modules/complaints/complaint-number';
import { newReceipt, receiptDigest } from '../../../server/modules/complaints/receipts';
import { complaintNumber } from '../../../shared/complaints';
import { seededEntropy } from '../../support/club';

describe('Complaint numbers', () => {
  it('count up through the lower half of each magnitude and never enter the half that is drawn by lot', () => {
    expect([1, 2, 4999, 5000, 5001, 44_999, 45_000].map(namedNumber)).toEqual([1, 2, 4999, 10_000, 10_001, 49_999, 100_000]);
    const all = Array.from({ length: 60_000 }, (_, i) => namedNumber(i + 1));
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((n) => (n >= 5000 && n < 10_000) || (n >= 50_000 && n < 100_000))).toEqual([]);
  });

  it('may have a fifth and a sixth digit', () => {
    for (const number of ['C26110007', 'C261110000', 'C2611100000', 'c26110007'])
      expect(complaintNumber.parse(number)).toBe(number.toUpperCase());
    for (const number of ['C2611', '26110007', 'C26110007 ', 'C2611000A', 'C26111000000', "C2611' OR 1=1"])
      expect(complaintNumber.safeParse(number).success).toBe(false);
  });
});

describe('Receipts', () => {
  const vault = { digest: (place: string, plain: string) => `${place} ${plain}` } as Vault;

  it('have 100 bits in five groups without letters that look like digits', () => {
    const entropy = seededEntropy('receipts');
    const receipts = Array.from({ length: 500 }, () => newReceipt(entropy));
    for (const receipt of receipts) expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
    expect(new Set(receipts).size).toBe(500);
    expect(new Set(receipts.join('').replace(/-/g, '')).size).toBe(32);
  });

  it('open in whatever way they are typed', () => {
    const digest = receiptDigest(vault, '7K3F-9MZQ-2C4D-8W01-5TAB');
    for (const typed of [
      '7k3f9mzq2c4d8w015tab',
      ' 7K3F 9MZQ 2C4D 8WOl 5TAB ',
      '７Ｋ３Ｆ－９ＭＺＱ－２Ｃ４Ｄ－８Ｗ０Ｉ－５ＴＡＢ',
      '7K3F—9MZQ—2C4D—8W01—5TAB',
    ])
      expect(receiptDigest(vault, typed)).toBe(digest);
  });
});
