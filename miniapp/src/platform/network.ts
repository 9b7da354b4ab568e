import Taro from '@tarojs/taro';

/** Calls back with every change of the network; answers how to stop. */
export function onNetwork(told: (online: boolean) => void): () => void {
  const changed = ({ isConnected }: { isConnected: boolean }) => told(isConnected);
  Taro.onNetworkStatusChange(changed);
  return () => Taro.offNetworkStatusChange(changed);
}

/** Unknown at first: taken for good. */
export const onlineNow = (): boolean => true;
