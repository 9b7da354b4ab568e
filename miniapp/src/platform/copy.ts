import Taro from '@tarojs/taro';

/** Puts a text where it can be pasted; false when the phone does not let it. */
export const copy = (data: string): Promise<boolean> =>
  Taro.setClipboardData({ data }).then(
    () => true,
    () => false,
  );
