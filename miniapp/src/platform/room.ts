/** The web room is a page of the browser's: a mini-program cannot go there. */
export const openRoom: (() => void) | null = null;
