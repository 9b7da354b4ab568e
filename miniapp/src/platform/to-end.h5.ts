/** Scrolls the page to its end, after it has been drawn. */
export const toEnd = (): void => void requestAnimationFrame(() => window.scrollTo(0, document.documentElement.scrollHeight));
