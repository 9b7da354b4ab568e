import type { Reply } from '../core/reply';

type Card = Required<NonNullable<Reply['card']>>;

/**
 * The whole reply as a card for adapters that have them, saying the same as renderText(). Without card details the first
 * line of the text is the title and the others are the lines.
 */
export function renderCard({ text, card }: Reply): Card {
  if (!card) {
    const [title = '', ...lines] = text.split('\n');
    return { title, lines: lines.map((line) => ({ text: line })), buttons: [] };
  }
  const sentence = text === '' || text === card.title ? [] : [{ text }];
  return { title: card.title, lines: [...sentence, ...card.lines], buttons: card.buttons ?? [] };
}
