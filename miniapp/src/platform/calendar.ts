import Taro from '@tarojs/taro';

export interface CalendarEntry {
  id: string;
  title: string;
  place: string;
  /** UTC ms. */
  startsAt: number;
  endsAt: number;
  /** The server's calendar file; null when it could not be had. */
  file(): Promise<string | null>;
}

/** Writes the event into the phone's own calendar, which asks the person first. */
export async function addToCalendar({ title, place, startsAt, endsAt }: CalendarEntry): Promise<'file' | 'phone' | 'failed'> {
  try {
    await Taro.addPhoneCalendar({
      title,
      location: place,
      startTime: Math.floor(startsAt / 1000),
      endTime: String(Math.floor(endsAt / 1000)),
    });
    return 'phone';
  } catch {
    return 'failed';
  }
}
