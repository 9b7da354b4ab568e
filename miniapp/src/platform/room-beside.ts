/** A phone has room for one page. */
export const hasRoomBeside = (): boolean => false;
export const onRoomBeside =
  (_changed: () => void): (() => void) =>
  () =>
    undefined;
