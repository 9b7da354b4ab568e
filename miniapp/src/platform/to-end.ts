import Taro from '@tarojs/taro';

/** Scrolls the page to its end, after it has been drawn. */
export const toEnd = (_id: string): void => Taro.nextTick(() => void Taro.pageScrollTo({ scrollTop: 1_000_000, duration: 0 }));
