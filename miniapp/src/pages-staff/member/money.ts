/** Yuan as written, `380` or `380.50`, in fen; nothing written is 0, anything else null. */
export function fenOf(written: string): number | null {
  const text = written.trim();
  if (text === '') return 0;
  const found = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text);
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null;
}
