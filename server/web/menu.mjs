// One's own corner: a link code, announcements for those who may, the way out.
import { call } from './api.mjs';
import { say, timeOf } from './texts.mjs';

const byId = (id) => document.getElementById(id);
const ANNOUNCERS = ['owner', 'manager'];

/** `left` is called when the person wants to go. */
export function setUpMenu(left) {
  const said = byId('menu-said');
  const attempt = async (button, work) => {
    said.textContent = '';
    button.disabled = true;
    try {
      await work();
    } catch (error) {
      said.textContent = error.message;
    } finally {
      button.disabled = false;
    }
  };

  byId('make-code').addEventListener('click', ({ currentTarget }) =>
    attempt(currentTarget, async () => {
      const { code, expiresAt } = await call('POST', '/chat/link-codes', {});
      byId('code-shown').textContent = `${code.slice(0, 3)} ${code.slice(3)}`;
      byId('code-until').textContent = say('codeUntil', { code, time: timeOf(expiresAt) });
      byId('code-shown').hidden = byId('code-until').hidden = false;
    }),
  );
  byId('announce').addEventListener('submit', (event) => {
    event.preventDefault();
    void attempt(event.submitter ?? event.target.querySelector('button'), async () => {
      await call('POST', '/announcements', { title: byId('announce-title').value, text: byId('announce-text').value });
      event.target.reset();
      said.textContent = say('announced');
    });
  });
  byId('close-menu').addEventListener('click', () => byId('menu').close());
  byId('leave').addEventListener('click', () => {
    byId('menu').close();
    void left();
  });

  return {
    show({ roles }) {
      const guest = roles.includes('guest');
      said.textContent = '';
      byId('code-shown').hidden = byId('code-until').hidden = true;
      byId('menu-code').hidden = guest;
      byId('menu-guest').hidden = !guest;
      byId('announce').hidden = !roles.some((role) => ANNOUNCERS.includes(role));
      byId('menu').showModal();
    },
  };
}
