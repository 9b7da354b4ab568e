/** Opens the web room of the same address, where everything can be done by saying it; it shares the log-in. */
export const openRoom: (() => void) | null = () => window.location.assign('/room');
