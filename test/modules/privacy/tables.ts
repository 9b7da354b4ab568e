import type { SealedColumns } from '../../../server/core/module';
import { entitiesOf } from '../../../server/open-club';
import type { TestClub } from '../../support/club';

// Every table of every module stands in exactly one of these lists; a new one that stands in none fails the test, so whoever adds it
// decides: does it tell of a person, is it in their export, and what becomes of it when they are erased?

/** Tables with words of or about a person: which canaries the story leaves there. Each must be in the export, and gone after erasure. */
export const WORDS = {
  member: ['name', 'phone', 'birth', 'idNumber', 'company'],
  member_step: ['tierReason'],
  points_note: ['pointsReason'],
  complaint: ['complaint'],
  complaint_message: ['addition', 'solution'],
  complaint_solution: ['ratingComment'],
  registration_step: ['removalReason'],
  event_feedback: ['feedback'],
  chat_message: ['chatInLobby', 'chatDirect', 'answered'],
  notification: ['name'],
} as const;

/** Tables with ids, dates and figures of a person: what of each of their rows the export shows. */
export const FIGURES: Readonly<Record<string, (row: Row) => unknown>> = {
  term: (row) => row.id,
  consent: (row) => row.document,
  session: (row) => row.id,
  staff_role: (row) => row.role,
  points_entry: (row) => row.id,
  points_use: (row) => row.lotId,
  points_balance: (row) => row.earned,
  points_source: (row) => row.sourceId,
  points_warning: (row) => row.fromDay,
  check_in: (row) => row.day,
  perk_grant: (row) => row.code ?? row.occasion,
  registration: (row) => row.id,
  event_reminder: (row) => row.mark,
  door_entry: (row) => row.outcome,
  wall_try: (row) => row.span,
  complaint_step: (row) => row.at,
  complaint_picture: (row) => row.id,
  complaint_picture_part: (row) => row.pictureId,
  renewal_reminder: (row) => row.endsOn,
  chat_account: (row) => row.chatUser,
  link_code: (row) => row.expiresAt,
  delivery: (row) => row.notificationId,
  notification_preference: (row) => row.changedAt,
  fact: (row) => row.id,
};

/** Tables that are not in a member's export, and why. They too are free of canaries after erasure. */
export const WITHHELD: Readonly<Record<string, string>> = {
  complaint_note: 'what staff write for one another about a complaint is no answer to the member; erased with it',
  complaint_clock: 'deadlines of the staff, worked out from the steps, which are exported',
  login_code: 'keyed hashes of a phone and of a code that lives for ten minutes',
  roster_row: 'keyed hashes by which a second import of the same list changes nothing; erased, it leads to nobody',
  erasure: 'written by the erasure itself: an id and a date',
};

/** Tables that tell of nobody, and why. */
export const OF_NOBODY: Readonly<Record<string, string>> = {
  handled: 'which handler has finished with which fact',
  idempotency: 'answers that only the asking device can open; kept for a day',
  job_run: 'history of the jobs',
  counter: 'running numbers',
  vault_key: 'wrapped keys',
  link_try: 'tries of a chat account that is linked to nobody yet',
  event: 'what the club announces',
  event_step: 'who of the staff published or closed an event',
};

export type Row = Readonly<Record<string, unknown>>;

export const tablesOf = (club: TestClub): string[] =>
  entitiesOf(club.club.modules).map((entity) => club.club.db.read.connection.getMetadata(entity as never).tableName);

const SEALED_TEXT = /^v\d+\.[\w-]{38,}$/;

export interface Opened {
  rows: ReadonlyMap<string, readonly Row[]>;
  /** Columns that hold sealed text which no module has declared. */
  undeclared: ReadonlySet<string>;
}

/** Every row of every table, with every sealed value opened. */
export async function openEverything(club: TestClub): Promise<Opened> {
  const declared: readonly SealedColumns[] = club.club.modules.flatMap((m) => [...(m.sealed ?? [])]);
  const places = new Map(
    declared.flatMap(({ table, columns }) => Object.entries(columns).map(([column, place]) => [`${table}.${column}`, place])),
  );
  const undeclared = new Set<string>();
  const rows = new Map<string, readonly Row[]>();
  for (const table of tablesOf(club)) {
    const open = ([column, value]: [string, unknown]): [string, unknown] => {
      if (typeof value !== 'string' || !SEALED_TEXT.test(value)) return [column, value];
      const place = places.get(`${table}.${column}`);
      if (!place) undeclared.add(`${table}.${column}`);
      return [column, place ? club.club.vault.open(place, value) : value];
    };
    const raw = await club.rows<Row>(`SELECT * FROM ${table}`);
    rows.set(
      table,
      raw.map((row) => Object.fromEntries(Object.entries(row).map(open))),
    );
  }
  return { rows, undeclared };
}

/** The rows that lead to one of those ids. */
export const rowsOf = (rows: readonly Row[], ids: ReadonlySet<string>): readonly Row[] =>
  rows.filter((row) => Object.values(row).some((value) => ids.has(String(value))));
