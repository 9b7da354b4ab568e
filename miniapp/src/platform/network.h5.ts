/** Calls back with every change of the network; answers how to stop. */
export function onNetwork(told: (online: boolean) => void): () => void {
  const changed = () => told(navigator.onLine);
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

export const onlineNow = (): boolean => navigator.onLine;
