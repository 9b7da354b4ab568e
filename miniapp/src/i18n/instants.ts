const two = (n: number): string => String(n).padStart(2, '0');

/** An instant (UTC ms) by the clock of this device: `2026-11-19 08:02`, for `dateName` and its like. */
export function localOf(at: number): string {
  const time = new Date(at);
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The same without the year, short: `11-25 09:30`. */
export const momentName = (at: number): string => localOf(at).slice(5);

/** `2,495`, `−100`, with `signed` also `+15`. */
export function grouped(n: number, signed = false): string {
  const digits = String(Math.abs(n)).replace(/\B(?=(\d{3})+$)/g, ',');
  if (n < 0) return `\u2212${digits}`;
  return signed && n > 0 ? `+${digits}` : digits;
}

/** `120`, `12.50` yuan of fen. */
export const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));
