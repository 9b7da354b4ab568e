import Taro from '@tarojs/taro';

/** A mini-program can turn the light up, so that scanners read the screen. */
export const CAN_BRIGHTEN = true;

/** Bright and awake, while a ticket is shown; answers how to put it back. */
export function brightScreen(): () => void {
  let before: number | null = null;
  void Taro.getScreenBrightness({
    success: (answer) => {
      before = (answer as unknown as { value: number }).value;
      void Taro.setScreenBrightness({ value: 1 });
    },
  });
  void Taro.setKeepScreenOn({ keepScreenOn: true });
  return () => {
    if (before !== null) void Taro.setScreenBrightness({ value: before });
    void Taro.setKeepScreenOn({ keepScreenOn: false });
  };
}
