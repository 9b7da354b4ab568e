/** The few parts of lunar-javascript in use; the package has no types of its own. Months of the lunar year are 1–12, leap months −1 to −12. */
declare module 'lunar-javascript' {
  export class Lunar {
    /** @throws Error when the lunar year has no such month, or the month no such day. */
    static fromYmd(year: number, month: number, day: number): Lunar;
    getSolar(): Solar;
  }

  export class Solar {
    /** `YYYY-MM-DD` */
    toYmd(): string;
  }

  export class LunarMonth {
    /** null when the lunar year has no such month. */
    static fromYm(year: number, month: number): LunarMonth | null;
    /** 29 or 30 */
    getDayCount(): number;
  }
}
