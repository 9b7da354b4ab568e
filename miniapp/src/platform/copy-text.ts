import Taro from '@tarojs/taro';

/** Puts a text where it can be pasted from. Resolves with false where that is not allowed. */
export const copyText = (text: string): Promise<boolean> =>
  Taro.setClipboardData({ data: text }).then(
    () => true,
    () => false,
  );
