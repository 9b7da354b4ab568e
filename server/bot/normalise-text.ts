import { toSimplified } from './traditional';

/** One base character with its marks, so that NFKC can compose what belongs together. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu;
/** Zero-width, direction and variation characters, invisible fillers, and control characters that are no blanks. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?!\s)\p{Cc}/gu;
/** NFKC would turn some emoji into letters (ℹ, Ⓜ, ㊗) and keycaps into digits, and they would no longer be decoration. */
const EMOJI = /[\p{Extended_Pictographic}\p{Regional_Indicator}]|\u20e3/u;
/** Left in free text: joiners and selectors that hold emoji together. Direction overrides, blanks of no width and controls go. */
const DISTURBING = /[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|(?![\t\n\r])\p{Cc}/gu;

/** A text folded for matching that still knows which piece of the original every folded piece came from. */
export class FoldedText {
  /** `at` holds, for each UTF-16 unit of `text` and for its end, the place in `raw`. */
  constructor(
    readonly text: string,
    private readonly raw: string,
    private readonly at: readonly number[],
  ) {}

  slice(start: number, end = this.text.length): FoldedText {
    return new FoldedText(this.text.slice(start, end), this.raw, this.at.slice(start, end + 1));
  }

  /** Free text: the person's own characters (case, script, lines, emoji), trimmed, without disturbing invisible ones. */
  asWritten(): string {
    return this.original().replace(DISTURBING, '').trim();
  }

  /** A title or a name: one line in NFKC, own case and script, without invisible characters. */
  asName(): string {
    return this.original().replace(INVISIBLE, '').normalize('NFKC').replace(/\s+/g, ' ').trim();
  }

  private original(): string {
    return this.raw.slice(this.at[0], this.at.at(-1));
  }
}

/** What single units fold to; every line is made of the same few thousand, and there are 65,536 at most. */
const foldedUnits = new Map<string, string>();

function foldCluster(cluster: string): string {
  const known = foldedUnits.get(cluster);
  if (known !== undefined) return known;
  const visible = cluster.replace(INVISIBLE, '');
  const folded = EMOJI.test(visible) ? visible : toSimplified(visible.normalize('NFKC').toLowerCase());
  if (cluster.length === 1) foldedUnits.set(cluster, folded);
  return folded;
}

/**
 * Folds a chat line for matching: NFKC, lower case, simplified characters, nothing invisible; emoji stay as they are.
 * Accepts any string, lone surrogates included.
 */
export function normaliseText(raw: string): FoldedText {
  let text = '';
  const at: number[] = [];
  for (const { 0: cluster, index } of raw.matchAll(CLUSTER)) {
    const folded = foldCluster(cluster);
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) at.push(index);
  }
  at.push(raw.length);
  return new FoldedText(text, raw, at);
}
