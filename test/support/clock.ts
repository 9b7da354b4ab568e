/** A clock that moves only when told. */
export interface FakeClock {
  (): number;
  set(ms: number): void;
  move(ms: number): void;
}

export function fakeClock(start: number): FakeClock {
  let now = start;
  return Object.assign(() => now, {
    set: (ms: number) => {
      now = ms;
    },
    move: (ms: number) => {
      now += ms;
    },
  });
}
