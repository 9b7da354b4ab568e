const two = (n: number): string => String(n).padStart(2, '0');

/** An instant (UTC ms) by the clock of the device: `11-25 09:30`. */
export function momentName(at: number): string {
  const d = new Date(at);
  return `${two(d.getMonth() + 1)}-${two(d.getDate())} ${two(d.getHours())}:${two(d.getMinutes())}`;
}
