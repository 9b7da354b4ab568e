/** A mini-program has no tabs: nobody else to wait for. */
export const alone = <T>(work: () => Promise<T>): Promise<T> => work();
