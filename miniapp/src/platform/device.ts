import Taro from '@tarojs/taro';

const RIM = 8;

/** What the page frame must keep clear, in px: the status bar above, the capsule at the right. */
export function deviceInsets(): { top: number; right: number } {
  const { statusBarHeight = 20, windowWidth } = Taro.getWindowInfo();
  const capsule = Taro.getMenuButtonBoundingClientRect();
  return { top: statusBarHeight, right: capsule?.left ? windowWidth - capsule.left + RIM : 104 };
}

export const systemLanguage = (): string => Taro.getAppBaseInfo().language ?? '';

/** Colours and sizes are carried by the page frame's classes; there is no document to mark. */
export const markDocument = (_marks: { theme: string; large: boolean; language: string }): void => undefined;

/** The page frame draws the title; there is no other place for it. */
export const setTitle = (_title: string): void => undefined;

/** A mini-program moves the reading cursor by itself. */
export const focusWhenLost = (_id: string): void => undefined;
