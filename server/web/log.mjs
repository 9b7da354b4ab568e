// What has been said in each room, kept in order and drawn for the room in view.
import { call } from './api.mjs';
import { drop, el, messageEntry, pendingEntry, place, privateEntry } from './draw.mjs';
import { now, say } from './texts.mjs';

const PAGE = 40;
const NEAR_END_PX = 120;
const NEAR_START_PX = 80;
const byId = (id) => document.getElementById(id);
const [log, scroll, older, blank, toEnd, news] = ['log', 'scroll', 'older', 'blank', 'to-end', 'news'].map(byId);

const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END_PX;
const byOrder = (a, b) => (a.order < b.order ? -1 : 1);

function toBottom() {
  scroll.scrollTop = scroll.scrollHeight;
  toEnd.hidden = true;
}

function drawNews(room) {
  const spoken = [...room.entries.values()].filter(({ message }) => message && !message.from && message.answer && !room.direct);
  const last = spoken.sort(byOrder).at(-1);
  news.hidden = !last;
  news.dataset.order = last?.order ?? '';
  byId('news-text').textContent = last ? (last.message.answer.card?.title ?? last.message.answer.text) : '';
}

/** `tools`: { bot(), tap(command), remove(message) or null }. An entry's order is its message's id, or a place after one. */
export class Log {
  #tools;
  #rooms = new Map();
  #current = '';
  #locals = 0;

  constructor(tools) {
    this.#tools = tools;
    older.addEventListener('click', () => this.#loadOlder());
    toEnd.addEventListener('click', toBottom);
    news.addEventListener('click', () => {
      const node = [...log.children].find((child) => child.dataset.order === news.dataset.order);
      node?.scrollIntoView({ block: 'center' });
    });
    scroll.addEventListener('scroll', () => {
      if (atEnd()) toEnd.hidden = true;
      if (scroll.scrollTop < NEAR_START_PX && this.#room(this.#current).state === 'ready') this.#loadOlder();
    });
  }

  show(id) {
    this.#current = id;
    this.redraw();
    if (['new', 'failed'].includes(this.#room(id).state)) void this.#load(id);
  }

  addMessage(message, follow) {
    const { room: id, removes } = message;
    if (!removes) return this.#put(id, { order: message.id, message }, follow);
    const hit = this.#room(id).entries.get(removes)?.message;
    return hit ? this.#put(id, { order: removes, message: { ...hit, text: null, answer: null, removed: true } }) : undefined;
  }

  showPending(id, line) {
    this.#put(id, line, true);
  }

  keepPrivate(id, order, text, reply) {
    this.#put(id, { order, at: now(), text, reply }, true);
  }

  take(id, order) {
    this.#room(id).entries.delete(order);
    if (id === this.#current) drop(log, order);
  }

  /** A place at the present end of the room, before whatever comes next. */
  nextOrder(id) {
    this.#locals += 1;
    const last = [...this.#room(id).entries.keys()].sort().at(-1) ?? '';
    return `${last.split('~')[0]}~${String(this.#locals).padStart(6, '0')}`;
  }

  /** Too much was missed to catch up with. */
  reload() {
    for (const room of this.#rooms.values()) room.state = 'new';
    if (this.#current) void this.#load(this.#current);
  }

  redraw() {
    if (!this.#current) return;
    const room = this.#room(this.#current);
    log.setAttribute('aria-live', 'off'); // a whole room is not news
    log.replaceChildren();
    for (const entry of [...room.entries.values()].sort(byOrder)) place(log, this.#drawn(room, entry));
    this.#frame();
    toBottom();
    requestAnimationFrame(() => log.setAttribute('aria-live', 'polite'));
  }

  clear() {
    this.#rooms.clear();
    this.#current = '';
    log.replaceChildren();
  }

  #room(id) {
    if (!this.#rooms.has(id)) this.#rooms.set(id, { entries: new Map(), next: null, state: 'new', why: '', direct: id.startsWith('dm_') });
    return this.#rooms.get(id);
  }

  #drawn(room, entry) {
    const { bot, tap, remove } = this.#tools;
    const kit = { bot: bot(), tap, remove: room.direct ? null : remove };
    if (entry.message) return messageEntry(entry.message, kit);
    if (entry.reply) return privateEntry(entry.order, entry.at, { text: entry.text, reply: entry.reply, tools: kit });
    return pendingEntry(entry.order, entry.at, entry);
  }

  #frame() {
    const id = this.#current;
    const room = this.#room(id);
    older.hidden = room.next === null;
    scroll.setAttribute('aria-busy', String(room.state === 'loading'));
    blank.hidden = room.entries.size > 0 || room.state === 'new';
    drawNews(room);
    if (blank.hidden) return;
    const retry = el('button', { type: 'button', class: 'btn btn-line', onclick: () => void this.#load(id) }, say('again'));
    if (room.state === 'loading')
      blank.replaceChildren(el('p', { class: 'sr' }, say('loading')), ...[1, 2, 3].map(() => el('div', { class: 'sk' })));
    else if (room.state === 'failed') blank.replaceChildren(el('p', { role: 'alert' }, say('loadFailed', { why: room.why })), retry);
    else blank.replaceChildren(el('p', {}, say(room.direct ? 'emptyDirect' : 'empty')));
  }

  #put(id, entry, follow = false) {
    const room = this.#room(id);
    room.entries.set(entry.order, entry);
    if (id !== this.#current) return;
    const stay = follow || atEnd();
    place(log, this.#drawn(room, entry));
    this.#frame();
    if (stay) toBottom();
    else toEnd.hidden = false;
  }

  async #load(id, before) {
    const room = this.#room(id);
    if (room.state === 'loading') return;
    room.state = 'loading';
    if (id === this.#current) this.#frame();
    try {
      const { messages, next } = await call('GET', `/rooms/${id}/messages?limit=${PAGE}${before ? `&before=${before}` : ''}`);
      room.state = 'ready';
      room.next = next;
      for (const message of messages) room.entries.set(message.id, { order: message.id, message });
      if (id === this.#current) this.#keepingPlace(before !== undefined);
    } catch (error) {
      Object.assign(room, { state: 'failed', why: error.message });
      if (id === this.#current) this.#frame();
    }
  }

  #keepingPlace(keep) {
    const [height, top] = [scroll.scrollHeight, scroll.scrollTop];
    this.redraw();
    if (keep) scroll.scrollTop = top + scroll.scrollHeight - height;
  }

  #loadOlder() {
    const { next } = this.#room(this.#current);
    if (next) void this.#load(this.#current, next);
  }
}
