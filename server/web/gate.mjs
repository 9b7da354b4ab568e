// The way in: phone and one-time code, a demo person by one tap, or a look around as a visitor.
import { ask, logIn, visit } from './api.mjs';
import { el } from './draw.mjs';
import { roleName, say } from './texts.mjs';

const FEW = 10;
const byId = (id) => document.getElementById(id);

/** Shows the gate until somebody is in; `entered` is then called. */
export function openGate(entered) {
  const error = byId('login-error');
  let people = [];

  async function attempt(button, work) {
    error.textContent = '';
    button.disabled = true;
    try {
      await work();
    } catch (refused) {
      error.textContent = refused.message;
    } finally {
      button.disabled = false;
    }
  }
  const enter = async () => {
    byId('login').reset();
    await entered();
  };

  byId('ask-code').addEventListener('click', ({ currentTarget }) =>
    attempt(currentTarget, async () => {
      const phone = byId('phone').value.trim();
      if (!phone) throw new Error(say('phoneFirst'));
      const { demoCode } = await ask('POST', '/login/codes', { phone });
      if (demoCode) byId('code').value = demoCode;
      error.textContent = demoCode ? say('codeShown', { code: demoCode }) : say('codeSent');
      byId('code').focus();
    }),
  );
  byId('login').addEventListener('submit', (event) => {
    event.preventDefault();
    void attempt(event.submitter ?? event.target.querySelector('.btn-primary'), async () => {
      const [phone, code] = [byId('phone').value.trim(), byId('code').value.trim()];
      if (!phone) throw new Error(say('phoneFirst'));
      if (!/^\d{6}$/.test(code)) throw new Error(say('codeFirst'));
      await logIn(phone, code);
      await enter();
    });
  });
  byId('visit').addEventListener('click', ({ currentTarget }) =>
    attempt(currentTarget, async () => {
      await visit();
      await enter();
    }),
  );

  const personButton = ({ name, phone, role, code }) =>
    el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          onclick: ({ currentTarget }) =>
            attempt(currentTarget, async () => {
              await logIn(phone, code);
              await enter();
            }),
        },
        el('span', { class: 'ava ava-0', 'aria-hidden': 'true' }, [...name][0]),
        el('span', { class: 'grow' }, el('span', { class: 'b' }, name), ' ', el('span', { class: 't-meta c-3 num' }, phone)),
        el('span', { class: 'badge' }, roleName(role)),
      ),
    );
  let shown = FEW;
  const drawPeople = () => {
    byId('demo-people').replaceChildren(...people.slice(0, shown).map(personButton));
    byId('demo-all').hidden = people.length <= shown;
    byId('demo-all').textContent = say('everybody', { n: people.length });
  };
  byId('demo-all').addEventListener('click', () => {
    shown = people.length;
    drawPeople();
    byId('demo-people').children[FEW]?.querySelector('button').focus();
  });

  return {
    async show(why) {
      byId('gate').hidden = false;
      byId('gate-why').hidden = !why;
      byId('gate-why').textContent = why ?? '';
      if (people.length > 0) return;
      try {
        ({ people } = await ask('GET', '/demo'));
      } catch {
        people = []; // a real club: no such list
      }
      byId('demo').hidden = people.length === 0;
      drawPeople();
    },
    hide: () => {
      byId('gate').hidden = true;
    },
    redraw: drawPeople,
  };
}
