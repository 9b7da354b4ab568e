// The way in: phone and one-time code, a demo person by one tap, or a look around as a visitor.
import { ask, logIn, visit } from './api.mjs';
import { el } from './draw.mjs';
import { roleName, say } from './texts.mjs';

const FEW = 10;
const byId = (id) => document.getElementById(id);
const typed = (id) => byId(id).value.trim();

/** The gate; `entered` is called when somebody is in. */
export class Gate {
  #entered;
  #people = [];
  #shown = FEW;

  constructor(entered) {
    this.#entered = entered;
    byId('ask-code').addEventListener('click', ({ currentTarget }) => this.#attempt(currentTarget, () => this.#askCode()));
    byId('login').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#attempt(event.submitter ?? event.target.querySelector('.btn-primary'), () => this.#logIn());
    });
    byId('visit').addEventListener('click', ({ currentTarget }) => this.#attempt(currentTarget, () => this.#enter(visit())));
    byId('demo-all').addEventListener('click', () => {
      this.#shown = this.#people.length;
      this.redraw();
      byId('demo-people').children[FEW]?.querySelector('button').focus();
    });
  }

  async show(why) {
    byId('gate').hidden = false;
    byId('gate-why').hidden = !why;
    byId('gate-why').textContent = why ?? '';
    if (this.#people.length > 0) return;
    try {
      this.#people = (await ask('GET', '/demo')).people;
    } catch {
      this.#people = []; // a real club: no such list
    }
    byId('demo').hidden = this.#people.length === 0;
    this.redraw();
  }

  hide() {
    byId('gate').hidden = true;
  }

  redraw() {
    byId('demo-people').replaceChildren(...this.#people.slice(0, this.#shown).map((person) => this.#button(person)));
    byId('demo-all').hidden = this.#people.length <= this.#shown;
    byId('demo-all').textContent = say('everybody', { n: this.#people.length });
  }

  async #attempt(button, work) {
    byId('login-error').textContent = '';
    button.disabled = true;
    try {
      await work();
    } catch (refused) {
      byId('login-error').textContent = refused.message;
    } finally {
      button.disabled = false;
    }
  }

  async #enter(coming) {
    await coming;
    byId('login').reset();
    await this.#entered();
  }

  async #askCode() {
    const phone = typed('phone');
    if (!phone) throw new Error(say('phoneFirst'));
    const { demoCode } = await ask('POST', '/login/codes', { phone });
    if (demoCode) byId('code').value = demoCode;
    byId('login-error').textContent = demoCode ? say('codeShown', { code: demoCode }) : say('codeSent');
    byId('code').focus();
  }

  async #logIn() {
    const [phone, code] = [typed('phone'), typed('code')];
    if (!phone) throw new Error(say('phoneFirst'));
    if (!/^\d{6}$/.test(code)) throw new Error(say('codeFirst'));
    await this.#enter(logIn(phone, code));
  }

  #button({ name, phone, role, code }) {
    const onclick = ({ currentTarget }) => this.#attempt(currentTarget, () => this.#enter(logIn(phone, code)));
    const face = el('span', { class: 'ava ava-0', 'aria-hidden': 'true' }, [...name][0]);
    const words = el('span', { class: 'grow' }, el('span', { class: 'b' }, name), ' ', el('span', { class: 't-meta c-3 num' }, phone));
    return el('li', {}, el('button', { type: 'button', onclick }, face, words, el('span', { class: 'badge' }, roleName(role))));
  }
}
