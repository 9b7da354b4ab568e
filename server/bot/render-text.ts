import type { Reply } from '../core/reply';

/** The whole reply as plain text for adapters without cards, one fact a line; buttons become the command to type: 「报名 3」. */
export function renderText({ text, card }: Reply): string {
  if (!card) return text;
  const lines = card.lines.map((line) => (line.label ? `${line.label}：${line.text}` : line.text));
  const hints = (card.buttons ?? []).map(({ label, command }) => (label === command ? `「${command}」` : `${label}「${command}」`));
  return [text, card.title === text ? '' : card.title, ...lines, hints.join(' ')].filter((part) => part !== '').join('\n');
}
