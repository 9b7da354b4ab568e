import Taro from '@tarojs/taro';
import { queryOf } from '../api/call';
import { PAGES, type PageName, TABS } from '../pages';

export type Params = Readonly<Record<string, string | number | undefined>>;

/** `/pages/event/index?id=…` */
export const addressOf = (page: PageName, params: Params = {}): string => `/${PAGES[page]}${queryOf(params)}`;
const isTab = (page: PageName): boolean => (TABS as readonly string[]).includes(page);

/** Opens a page; a tab is switched to. */
export function go(page: PageName, params: Params = {}): void {
  if (isTab(page)) void Taro.switchTab({ url: addressOf(page, params) });
  else void Taro.navigateTo({ url: addressOf(page, params) });
}

/** Opens a page in place of this one: back does not lead here again. */
export function goInstead(page: PageName, params: Params = {}): void {
  if (isTab(page)) go(page, params);
  else void Taro.redirectTo({ url: addressOf(page, params) });
}

/** Opens a page and forgets the way that led here. */
export const restart = (page: PageName, params: Params = {}): void => void Taro.reLaunch({ url: addressOf(page, params) });

/** One page back; home when there is none. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else restart('home');
}
