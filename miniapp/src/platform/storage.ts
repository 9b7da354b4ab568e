import Taro from '@tarojs/taro';
import type { Storage } from '../api/session';

/** What the phone keeps for the mini-program. */
export const storage: Storage = {
  get: (key) => {
    const value: unknown = Taro.getStorageSync(key);
    return typeof value === 'string' && value !== '' ? value : null;
  },
  set: (key, value) => Taro.setStorageSync(key, value),
  remove: (key) => Taro.removeStorageSync(key),
};

/** Settings and what was read before; the same place here. */
export const lasting: Storage = storage;

/** Names of everything kept. */
export const keptKeys = (): string[] => Taro.getStorageInfoSync().keys;
