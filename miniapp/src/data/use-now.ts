import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';

/** The device's time in UTC ms, as of when the page was last shown: a page that stays open does not stay in yesterday. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useDidShow(() => setNow(Date.now()));
  return now;
}
