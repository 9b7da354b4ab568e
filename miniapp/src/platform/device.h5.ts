/** A browser keeps its own bars to itself. */
export const deviceInsets = (): { top: number; right: number } => ({ top: 0, right: 0 });

export const systemLanguage = (): string => navigator.language;

/** Theme, text size and language of the whole document. `theme`: `light`, `dark`, or empty for the system's. */
export function markDocument({ theme, large, language }: { theme: string; large: boolean; language: string }): void {
  const root = document.documentElement;
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  root.classList.toggle('text-large', large);
  root.lang = language;
}

export const setTitle = (title: string): void => {
  document.title = title;
};

let shown = 0;

/** After a change of page the focus stood on something that is gone: it goes to the new page's title. Not when the first page opens. */
export function focusWhenLost(id: string): void {
  shown += 1;
  if (shown === 1) return;
  const lost = document.activeElement === document.body || !document.activeElement?.checkVisibility?.();
  if (lost) document.getElementById(id)?.focus({ preventScroll: true });
}
