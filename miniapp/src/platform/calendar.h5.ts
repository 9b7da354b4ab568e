import type { CalendarEntry } from './calendar';

/** Saves the calendar file; the device's calendar opens it. `done` says what the person sees now. */
export async function addToCalendar({ id, file }: CalendarEntry): Promise<'file' | 'phone' | 'failed'> {
  const text = await file();
  if (text === null) return 'failed';
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: `${id}.ics` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return 'file';
}
