// The page: who is in, which room is in view, what is being typed.
import { call, logOut, person, session } from './api.mjs';
import { el } from './draw.mjs';
import { Gate } from './gate.mjs';
import { Log } from './log.mjs';
import { setUpMenu } from './menu.mjs';
import { outboxOf } from './outbox.mjs';
import { Stream } from './stream.mjs';
import { commands, dress, language, say, switchLanguage, useZone } from './texts.mjs';

const byId = (id) => document.getElementById(id);
const page = { rooms: [], current: '', unread: new Map(), bot: '会馆', state: ['connecting', 0], me: null, stream: null, echoes: [] };
const MODERATORS = ['owner', 'manager'];

const may = (roles) => page.me?.roles.some((role) => roles.includes(role)) ?? false;
const log = new Log({
  bot: () => page.bot,
  tap: (command) => send(command),
  get remove() {
    return may(MODERATORS) ? remove : null;
  },
});
const outbox = outboxOf({
  show: (room, line) => log.showPending(room, line),
  ended: (error) => void leave(error.message),
  sent(room, line, { message, reply }) {
    log.take(room, line.order);
    if (message) log.addMessage(message, true);
    if (reply && (!message || reply.secret))
      log.keepPrivate(room, message ? log.nextOrder(room) : line.order, message ? null : line.text, reply);
    if (!outbox.busy(room)) for (const echo of page.echoes.splice(0)) log.addMessage(echo);
  },
});

async function remove(message) {
  if (!window.confirm(say('removeSure'))) return;
  try {
    await call('DELETE', `/rooms/${message.room}/messages/${message.id}`);
  } catch (error) {
    window.alert(error.message);
  }
}

function hear(message) {
  // one's own line comes by the stream too, perhaps before its answer: the answer draws it
  if (message.mine && outbox.busy(message.room)) page.echoes.push(message);
  else log.addMessage(message);
  if (message.room !== page.current && !message.mine && !message.removes) {
    page.unread.set(message.room, (page.unread.get(message.room) ?? 0) + 1);
    drawRooms();
  }
}

function drawState() {
  const [name, seconds] = page.state;
  byId('state').dataset.state = name;
  byId('state').textContent = say(name, { seconds });
}

function drawRooms() {
  const buttons = page.rooms.map(({ id, title, kind }) => {
    const unread = page.unread.get(id) ?? 0;
    const count = unread > 0 ? el('span', { class: 'count num', 'aria-label': say('unread', { n: unread }) }, String(unread)) : null;
    const name = kind === 'direct' ? `${page.bot} · ${title[language()]}` : title[language()];
    return el('button', { type: 'button', onclick: () => enter(id), ...(id === page.current && { 'aria-current': 'page' }) }, name, count);
  });
  byId('rooms').replaceChildren(...buttons);
  byId('room-title').textContent = page.rooms.find(({ id }) => id === page.current)?.title[language()] ?? '';
  const direct = page.current.startsWith('dm_');
  byId('line').placeholder = say(direct ? 'hintDirect' : 'hint', { bot: page.bot });
  const chips = commands().map((text) => el('button', { type: 'button', class: 'chip', onclick: () => send(text) }, text));
  byId('chips').replaceChildren(...chips);
}

function enter(id) {
  page.current = id;
  page.unread.delete(id);
  drawRooms();
  log.show(id);
}

function send(text) {
  if (text.trim() && page.current) outbox.send(page.current, text.trim(), log.nextOrder(page.current));
}

async function drawSelf() {
  const guest = page.me.roles.includes('guest');
  byId('who').textContent = guest ? say('visitor') : '';
  byId('tier').hidden = true;
  if (guest) return;
  try {
    const { name, tierTitle, club } = await call('GET', '/me/card');
    byId('who').textContent = name ?? '';
    byId('tier').textContent = tierTitle;
    byId('tier').hidden = !tierTitle;
    byId('club-name').textContent = club;
    document.title = club;
  } catch {
    // an applicant has no card yet: the rooms work without it
  }
}

async function come() {
  page.me = person();
  try {
    const { rooms } = await call('GET', '/rooms');
    page.rooms = rooms;
  } catch (error) {
    await leave(error.message);
    return;
  }
  gate.hide();
  byId('stage').hidden = false;
  page.stream = new Stream({
    open({ bot, zone }) {
      page.bot = bot;
      drawRooms();
      if (useZone(zone)) log.redraw();
    },
    message: hear,
    reset: () => log.reload(),
    state(...state) {
      page.state = state;
      drawState();
      if (state[0] === 'open') outbox.retryAll();
    },
    ended: (error) => void leave(error.message),
  });
  enter(page.rooms[0].id);
  void drawSelf();
  if (matchMedia('(min-width: 1024px)').matches) byId('line').focus({ preventScroll: true }); // a phone would open its keyboard
}

async function leave(why) {
  page.stream?.stop();
  page.stream = null;
  byId('stage').hidden = true;
  log.clear();
  outbox.clear();
  page.echoes = [];
  page.unread.clear();
  await gate.show(why);
}

const gate = new Gate(come);
const menu = setUpMenu(async () => {
  await logOut();
  await leave();
});

function redraw() {
  dress();
  drawState();
  if (page.rooms.length > 0) drawRooms();
  log.redraw();
  gate.redraw();
  if (page.me && !byId('stage').hidden) void drawSelf();
}

function grow(area) {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 3}px`;
}

function setUpComposer() {
  const area = byId('line');
  const submit = () => {
    send(area.value);
    area.value = '';
    grow(area);
  };
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  area.addEventListener('keydown', (event) => {
    // an input method uses Enter to choose a word
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  });
  area.addEventListener('input', () => grow(area));
}

for (const button of document.querySelectorAll('[data-language]'))
  button.addEventListener('click', () => {
    switchLanguage();
    redraw();
  });
byId('open-menu').addEventListener('click', () => menu.show(page.me));
window.addEventListener('online', () => {
  page.stream?.wake();
  outbox.retryAll();
});
window.addEventListener('offline', () => page.stream?.cut());
setUpComposer();
redraw();
if (session()) void come();
else void gate.show();
