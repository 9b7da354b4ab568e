/** A phone has room for one page. */
export const openBeside = (): void => undefined;
