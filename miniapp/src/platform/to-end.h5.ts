/** Scrolls whatever holds the list of that id to its end, after it has been drawn. */
export const toEnd = (id: string): void =>
  void requestAnimationFrame(() => {
    const box = document.getElementById(id)?.closest('.pane-log, .taro_page');
    if (box) box.scrollTop = box.scrollHeight;
  });
