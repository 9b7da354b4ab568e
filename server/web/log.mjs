// What has been said in each room, kept in order and drawn for the room in view.
import { call } from './api.mjs';
import { drop, el, messageEntry, pendingEntry, place, privateEntry } from './draw.mjs';
import { now, say } from './texts.mjs';

const PAGE = 40;
const NEAR_END_PX = 120;
const NEAR_START_PX = 80;
const byId = (id) => document.getElementById(id);

/** `tools`: { bot(), tap(command), remove(message) or null }. Returns what the page needs of the log. */
export function logOf(tools) {
  const rooms = new Map();
  const [log, scroll, older, blank, toEnd] = ['log', 'scroll', 'older', 'blank', 'to-end'].map(byId);
  let current = '';
  let locals = 0;

  const roomOf = (id) => {
    if (!rooms.has(id)) rooms.set(id, { entries: new Map(), next: null, state: 'new', why: '', direct: id.startsWith('dm_') });
    return rooms.get(id);
  };
  const drawn = (room, entry) => {
    const kit = { bot: tools.bot(), tap: tools.tap, remove: room.direct ? null : tools.remove };
    if (entry.message) return messageEntry(entry.message, kit);
    if (entry.reply) return privateEntry(entry.order, entry.at, { text: entry.text, reply: entry.reply, tools: kit });
    return pendingEntry(entry.order, entry.at, entry);
  };
  const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END_PX;
  const toBottom = () => {
    scroll.scrollTop = scroll.scrollHeight;
    toEnd.hidden = true;
  };

  function frame() {
    const room = roomOf(current);
    older.hidden = room.next === null;
    scroll.setAttribute('aria-busy', String(room.state === 'loading'));
    blank.hidden = room.entries.size > 0 || room.state === 'new';
    const retry = el('button', { type: 'button', class: 'btn btn-line', onclick: () => void load(current) }, say('again'));
    if (room.state === 'loading')
      blank.replaceChildren(el('p', { class: 'sr' }, say('loading')), ...[1, 2, 3].map(() => el('div', { class: 'sk' })));
    else if (room.state === 'failed') blank.replaceChildren(el('p', { role: 'alert' }, say('loadFailed', { why: room.why })), retry);
    else blank.replaceChildren(el('p', {}, say(room.direct ? 'emptyDirect' : 'empty')));
    drawNews(room);
  }

  function drawNews(room) {
    const spoken = [...room.entries.values()].filter(({ message }) => message && !message.from && message.answer && !room.direct);
    const last = spoken.sort((a, b) => (a.order < b.order ? 1 : -1))[0];
    byId('news').hidden = !last;
    byId('news').dataset.order = last?.order ?? '';
    byId('news-text').textContent = last ? (last.message.answer.card?.title ?? last.message.answer.text) : '';
  }

  function put(id, entry, follow = false) {
    const room = roomOf(id);
    room.entries.set(entry.order, entry);
    if (id !== current) return;
    const stay = follow || atEnd();
    place(log, drawn(room, entry));
    frame();
    if (stay) toBottom();
    else if (!follow) toEnd.hidden = false;
  }

  const take = (id, order) => {
    roomOf(id).entries.delete(order);
    if (id === current) drop(log, order);
  };

  function addMessage(message, follow) {
    const { room: id, removes } = message;
    if (!removes) return put(id, { order: message.id, message }, follow);
    const hit = roomOf(id).entries.get(removes)?.message;
    return hit ? put(id, { order: removes, message: { ...hit, text: null, answer: null, removed: true } }) : undefined;
  }

  async function load(id, before) {
    const room = roomOf(id);
    if (room.state === 'loading') return;
    room.state = 'loading';
    if (id === current) frame();
    try {
      const { messages, next } = await call('GET', `/rooms/${id}/messages?limit=${PAGE}${before ? `&before=${before}` : ''}`);
      room.state = 'ready';
      room.next = next;
      const height = scroll.scrollHeight;
      const top = scroll.scrollTop;
      for (const message of messages) room.entries.set(message.id, { order: message.id, message });
      if (id === current) draw();
      if (id === current && before) scroll.scrollTop = top + scroll.scrollHeight - height;
    } catch (error) {
      Object.assign(room, { state: 'failed', why: error.message });
      if (id === current) frame();
    }
  }

  function draw() {
    const room = roomOf(current);
    const entries = [...room.entries.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
    log.setAttribute('aria-live', 'off'); // a whole room is not news
    log.replaceChildren();
    for (const entry of entries) place(log, drawn(room, entry));
    frame();
    toBottom();
    requestAnimationFrame(() => log.setAttribute('aria-live', 'polite'));
  }

  const loadOlder = () => {
    const { next } = roomOf(current);
    if (next) void load(current, next);
  };
  older.addEventListener('click', loadOlder);
  toEnd.addEventListener('click', toBottom);
  byId('news').addEventListener('click', ({ currentTarget }) => {
    const node = [...log.children].find((child) => child.dataset.order === currentTarget.dataset.order);
    node?.scrollIntoView({ block: 'center' });
  });
  scroll.addEventListener('scroll', () => {
    if (atEnd()) toEnd.hidden = true;
    if (scroll.scrollTop < NEAR_START_PX && roomOf(current).state === 'ready' && !older.hidden) loadOlder();
  });

  return {
    addMessage,
    show(id) {
      current = id;
      draw();
      if (roomOf(id).state === 'new' || roomOf(id).state === 'failed') void load(id);
    },
    reload() {
      for (const room of rooms.values()) room.state = 'new';
      if (current) void load(current);
    },
    redraw: () => current && draw(),
    /** A place at the present end of the room, before whatever comes next. */
    nextOrder(id) {
      locals += 1;
      const last = [...roomOf(id).entries.keys()].sort().at(-1) ?? '';
      return `${last.split('~')[0]}~${String(locals).padStart(6, '0')}`;
    },
    showPending: (id, line) => put(id, line, true),
    take,
    keepPrivate: (id, order, text, reply) => put(id, { order, at: now(), text, reply }, true),
    clear() {
      rooms.clear();
      current = '';
      log.replaceChildren();
    },
  };
}
