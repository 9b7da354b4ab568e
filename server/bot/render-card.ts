import type { Reply } from '../core/reply';

type Card = Required<NonNullable<Reply['card']>>;

/**
 * The whole reply as a card for adapters that have them, saying the same as renderText(). Without card details the first
 * line of the text is the title and the others are the lines; a text that says more than the card's lines stands above them.
 */
export function renderCard({ text, card }: Reply): Card {
  if (!card) {
    const [title = '', ...lines] = text.split('\n');
    return { title, lines: lines.map((line) => ({ text: line })), buttons: [] };
  }
  const saysMore = text !== card.title && (card.lines.length === 0 || card.lines.some((line) => !text.includes(line.text)));
  return { title: card.title, lines: [...(saysMore && text !== '' ? [{ text }] : []), ...card.lines], buttons: card.buttons ?? [] };
}
