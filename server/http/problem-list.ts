import type { Messages } from '../../shared/messages';
import { madePage, type Page } from './pages';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What every refusal's `type` points to: its code with the reason and the next step, in both languages. */
export function problemList(messages: readonly Messages[]): Page {
  const refusals = Object.entries(Object.assign({}, ...messages.map((m) => m.refusals ?? {})) as NonNullable<Messages['refusals']>);
  const rows = refusals
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { 'zh-CN': zh, en }]) => {
      const said = [zh, en].map(({ reason, next }) => `<td>${escaped(reason)}<br>${escaped(next)}</td>`).join('');
      return `<tr id="${escaped(code)}"><th scope="row"><code>${escaped(code)}</code></th>${said}</tr>`;
    });
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>会馆 · 拒绝的原因</title>';
  const links = '<link rel="icon" href="/room/seal.svg" type="image/svg+xml"><link rel="stylesheet" href="/docs/docs.css">';
  const lead = '<header><a href="/docs">会馆</a><p>每一种拒绝：为什么，接下来怎么办。Every refusal: why, and what to do next.</p></header>';
  const table = `<main class="problems"><table><tbody>${rows.join('')}</tbody></table></main>`;
  return madePage(`<!doctype html><html lang="zh-CN"><head>${head}${links}</head><body>${lead}${table}</body></html>`, '.html');
}
