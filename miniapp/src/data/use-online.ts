import { useEffect, useState } from 'react';
import { onlineNow, onNetwork } from '../platform/network';

/** Whether there is a network, as far as the device knows. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(onlineNow);
  useEffect(() => onNetwork(setOnline), []);
  return online;
}
