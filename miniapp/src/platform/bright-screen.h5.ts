/** A browser leaves the light to the person. */
export const CAN_BRIGHTEN = false;

/** Awake, where the browser allows it; answers how to let it sleep again. */
export function brightScreen(): () => void {
  let over = false;
  let lock: { release(): Promise<void> } | null = null;
  const asked = (navigator as { wakeLock?: { request(kind: 'screen'): Promise<{ release(): Promise<void> }> } }).wakeLock?.request(
    'screen',
  );
  asked?.then(
    (given) => {
      lock = given;
      if (over) void given.release();
    },
    () => undefined, // refused, for example on an empty battery
  );
  return () => {
    over = true;
    void lock?.release();
  };
}
