import Taro from '@tarojs/taro';

const wide = window.matchMedia('(min-width: 1024px)');
/** Pages that need the whole width, or are the chat itself, or come before the log-in. */
const ALONE = /^\/(pages-staff\/|pages\/(chat|login)\/)/;
const ROUTER_CHANGED = '__taroRouterChange';

/** Whether there is room for the chat beside the page that is shown. */
export const hasRoomBeside = (): boolean => wide.matches && !ALONE.test(window.location.pathname);

/** Calls back when that may have changed; answers how to stop. */
export function onRoomBeside(changed: () => void): () => void {
  const later = () => void setTimeout(changed); // the address has changed by then
  wide.addEventListener('change', later);
  window.addEventListener('popstate', later);
  Taro.eventCenter.on(ROUTER_CHANGED, later);
  return () => {
    wide.removeEventListener('change', later);
    window.removeEventListener('popstate', later);
    Taro.eventCenter.off(ROUTER_CHANGED, later);
  };
}
