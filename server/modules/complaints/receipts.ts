import type { Entropy } from '../../core/ids';
import type { Vault } from '../../core/vault';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 5;
const GROUP = 4;
const PLACE = 'complaint.receipt';

/** A secret slip of 100 bits, grouped for typing: `7K3F-…`. No letters that look like digits. */
export function newReceipt(entropy: Entropy): string {
  const letters = [...entropy(GROUPS * GROUP)].map((byte) => ALPHABET[byte & 31]).join('');
  return (letters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/** What is stored of a slip: a keyed hash of it as it was typed, forgiving case, blanks, hyphens, and O, I and L for digits. */
export function receiptDigest(vault: Vault, typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return vault.digest(PLACE, plain);
}
