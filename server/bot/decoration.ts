const EMOJI =
  '[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\p{Emoji_Modifier}\\u20d0-\\u20ff]|[\\d#*]\\u20e3|\\[[\\p{L}\\d]{1,10}\\]';
/** Punctuation, symbols, emoji (keycaps and flags too), emoji codes such as [微笑], blanks: what may follow a command. */
const ANY = new RegExp(`(?<decoration>\\s|${EMOJI}|[\\p{P}\\p{S}])|.`, 'gsu');
/** What may follow a name without being part of it; brackets and signs may well be part: 羽毛球(初级), C++. */
const SENTENCE_END = new RegExp(`(?<decoration>\\s|${EMOJI}|[!?.。~〜,、;:])|.`, 'gsu');

/**
 * Length of the text (folded, UTF-16 units) without the decoration at its end; 0 when there is nothing else.
 * `sentenceEnd` takes away only what ends a sentence. One pass, whatever the text.
 */
export function lengthUndecorated(text: string, kind: 'any' | 'sentenceEnd' = 'any'): number {
  let length = 0;
  for (const match of text.matchAll(kind === 'any' ? ANY : SENTENCE_END)) {
    if (match.groups?.decoration === undefined) length = match.index + match[0].length;
  }
  return length;
}
