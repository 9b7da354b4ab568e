import type { Entropy } from '../../core/ids';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** That many codes of ten characters from Crockford's alphabet: short enough to read out, too many (2^50) to guess. */
export function couponCodes(entropy: Entropy, count: number): string[] {
  const bytes = entropy(count * LENGTH);
  return Array.from({ length: count }, (_, i) => {
    let code = '';
    for (let at = i * LENGTH; at < (i + 1) * LENGTH; at++) code += ALPHABET[(bytes[at] as number) & 31];
    return code;
  });
}
