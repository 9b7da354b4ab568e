// Messages, cards and everything else in the log, as elements. Nothing is ever put in as HTML.
import { dayOf, say, timeOf } from './texts.mjs';

const FACES = 4;
const SEAL = 'M12 3L3 10.5M12 3l9 7.5M8 11.5h8M4 15.5h16M9.5 15.5L6.5 20.5h10M15 18l3.5 3';

/** An element with properties and children; `null` children are left out. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'class') node.className = value;
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name in node && typeof value !== 'string') node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return node;
}

function sealFace() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SEAL);
  svg.append(path);
  return el('span', { class: 'ava ava-bot', 'aria-hidden': 'true' }, svg);
}

const face = (mark, name) => {
  const sum = [...mark].reduce((total, character) => total + character.codePointAt(0), 0);
  return el('span', { class: `ava ava-${sum % FACES}`, 'aria-hidden': 'true' }, [...name][0] ?? '');
};

const nameOf = (from) => (from.kind === 'guest' || !from.name ? `${say('visitor')} ${from.mark.slice(0, 4)}` : from.name);

function card({ text, card: { title, lines, buttons = [] } }, tap) {
  const body = el('div', { class: 'card-b' });
  // the text may be the card in other words: then it is not said twice
  const saysMore = text !== title && (lines.length === 0 || lines.some((line) => !text.includes(line.text)));
  if (text && saysMore) body.append(el('p', {}, text));
  let list = null;
  for (const line of lines) {
    if (line.label) {
      if (!list) {
        list = el('dl');
        body.append(list);
      }
      list.append(el('dt', {}, line.label), el('dd', {}, line.text));
    } else {
      list = null;
      body.append(el('p', {}, line.text));
    }
  }
  const actions = buttons.map(({ label, command }) => el('button', { type: 'button', onclick: () => tap(command) }, label));
  return el(
    'div',
    { class: 'card' },
    el('p', { class: 'card-h' }, title),
    body.childNodes.length > 0 ? body : null,
    actions.length > 0 ? el('div', { class: 'card-a' }, ...actions) : null,
  );
}

/** The bot's answer: a card, or a bubble. */
function botRow(reply, { at, bot, tap, note }) {
  const head = el(
    'p',
    { class: 'bub-n' },
    bot,
    el('span', { class: 'badge' }, say('bot')),
    at ? timeOf(at) : null,
    note ? el('span', {}, note) : null,
  );
  const body = reply.card ? card(reply, tap) : el('div', { class: 'bub' }, reply.text);
  return el('div', { class: 'msg' }, sealFace(), el('div', { class: 'bub-w' }, head, body));
}

function lineRow(text, { at, mine, from, below, remove }) {
  const name = mine ? say('me') : nameOf(from);
  const head = el('p', { class: 'bub-n' }, el('span', { class: mine ? 'sr' : '' }, name), at ? el('span', {}, timeOf(at)) : null, remove);
  const body = el('div', { class: 'bub-w' }, head, el('div', { class: 'bub' }, text), below);
  return el('div', { class: mine ? 'msg msg-me' : 'msg' }, mine ? null : face(from.mark, nameOf(from)), body);
}

const entry = (order, at, ...rows) =>
  el('div', { class: 'entry', 'data-order': order, 'data-at': String(at) }, el('p', { class: 'sysline day' }, dayOf(at)), ...rows);

/** A kept message: the line, and the bot's answer under it. `tools`: { bot, tap(command), remove(message) or null }. */
export function messageEntry(message, tools) {
  const { id, at, from, mine, text, answer, removed } = message;
  if (removed) return entry(id, at, el('p', { class: 'sysline' }, say('removed')));
  const remove = tools.remove
    ? el('button', { type: 'button', class: 'remove', onclick: () => tools.remove(message) }, say('remove'))
    : null;
  return entry(
    id,
    at,
    text === null ? null : lineRow(text, { at, mine, from, remove }),
    answer ? botRow(answer, { at, bot: tools.bot, tap: tools.tap }) : null,
    text === null && remove ? el('p', { class: 'sysline' }, remove) : null,
  );
}

/** A line on its way. `status`: sending, waiting or failed; `why` and `retry` when it failed. */
export function pendingEntry(order, at, { text, status, why, retry }) {
  const button = retry ? el('button', { type: 'button', onclick: retry }, say('retry')) : null;
  const below = el('p', { class: 'bub-s', role: 'status' }, say(status), why ? ` · ${why} ` : null, button);
  return entry(order, at, lineRow(text, { at, mine: true, below }));
}

/** What only this person sees, and nobody keeps. */
export function privateEntry(order, at, { text, reply, tools }) {
  const line = text === null ? null : lineRow(text, { at, mine: true, below: el('p', { class: 'bub-s' }, say('onlyYou')) });
  return entry(order, at, line, botRow(reply, { at: 0, bot: tools.bot, tap: tools.tap, note: say('onlyYou') }));
}

/** Puts an entry where its order belongs, in place of an older one of the same order. */
export function place(log, node) {
  const { order } = node.dataset;
  let after = log.lastElementChild;
  while (after && after.dataset.order > order) after = after.previousElementSibling;
  if (after?.dataset.order === order) after.replaceWith(node);
  else if (after) after.after(node);
  else log.prepend(node);
  for (const one of [node, node.nextElementSibling]) if (one) showDay(one);
}

export function drop(log, order) {
  const node = [...log.children].find((child) => child.dataset.order === order);
  const next = node?.nextElementSibling;
  node?.remove();
  if (next) showDay(next);
}

function showDay(node) {
  const before = node.previousElementSibling;
  const day = node.querySelector('.day');
  day.hidden = before !== null && dayOf(Number(before.dataset.at)) === day.textContent;
}
