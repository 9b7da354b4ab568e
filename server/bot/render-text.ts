import type { Reply } from '../core/reply';

/**
 * The whole reply as plain text for adapters without cards: the text, what only the card says, one fact a line, and the buttons as
 * commands to type: 「报名 3」.
 */
export function renderText({ text, card }: Reply): string {
  if (!card) return text;
  const lines = card.lines
    .filter((line) => !text.includes(line.text))
    .map((line) => (line.label ? `${line.label}：${line.text}` : line.text));
  const hints = (card.buttons ?? []).map(({ label, command }) => (label === command ? `「${command}」` : `${label}「${command}」`));
  return [text === '' ? card.title : text, ...lines, hints.join(' ')].filter((part) => part !== '').join('\n');
}
