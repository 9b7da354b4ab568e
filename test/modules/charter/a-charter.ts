import { type Charter, readCharter } from '../../../server/modules/charter';

/** The least text that is a charter. Sections are put below it; `zone` and `starts` set the business day. */
export function charterText(sections = '', { zone = 'Asia/Shanghai', starts = '00:00', calendars = OFFICE } = {}): string {
  return `format: 1
club: { name: 小会馆, purpose: 喝茶。, timeZone: ${zone}, businessDayStarts: ${starts} }
version: { number: 1, inForce: 2026-01-01, adoptedBy: 理事会 }
calendars:
${calendars}
members: { kinds: [{ id: person, title: 会员 }] }
${sections}
`;
}

/** Monday to Friday with a lunch break; closed at the weekend, on a holiday, open on one make-up Saturday. */
const OFFICE = `  - id: office
    week:
      周一: [09:00-12:00, 13:30-18:00]
      周二: [09:00-12:00, 13:30-18:00]
      周三: [09:00-12:00, 13:30-18:00]
      周四: [09:00-12:00, 13:30-18:00]
      周五: [09:00-12:00, 13:30-17:00]
    holidays: [2026-10-01, 2026-10-02, 2026-10-05, 2026-10-06, 2026-10-07]
    workdays: [2026-10-10]`;

export function aCharter(sections = '', options: Parameters<typeof charterText>[1] = {}): Charter {
  return readCharter(charterText(sections, options), { toLookAt: true });
}
