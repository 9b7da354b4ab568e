import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Column, DataSource, Entity, PrimaryColumn, Unique } from 'typeorm';
import { z } from 'zod';
import type { Club } from '../../server/core/club';
import { clustered, id, text, whole } from '../../server/core/columns';
import type { Actor } from '../../server/core/context';
import type { Dialect } from '../../server/core/db';
import { DomainError } from '../../server/core/errors';
import type { FactHandler } from '../../server/core/facts';
import { openLog } from '../../server/core/log';
import type { Module } from '../../server/core/module';
import { operation } from '../../server/core/operation';
import { readCharter } from '../../server/modules/charter';
import { entitiesOf, openClub } from '../../server/open-club';
import { type FakeClock, fakeClock } from '../support/clock';
import { bareDatabase } from '../support/databases';

// The smallest module that shows what the core promises: notes with a unique title, and a sum that must not pass a limit.

@Entity('note', clustered)
@Unique('uq_note_title', ['title'])
export class NoteRow {
  @PrimaryColumn(id) id!: string;
  @Column(text(60)) title!: string;
}

@Entity('tally', clustered)
export class TallyRow {
  @PrimaryColumn(text(20)) name!: string;
  @Column(whole) count!: number;
}

export const writer: Actor = { id: 'mbr_writer', roles: ['member'] };
export const stranger: Actor = { id: 'mbr_stranger', roles: [] };

export const writeNote = operation({
  name: 'probe.write-note',
  input: z.strictObject({ title: z.string().min(1).max(60), fail: z.boolean().optional() }),
  policy: (actor) => actor.roles.includes('member'),
  duplicates: { note: 'probe.title-taken' },
  async run(ctx, { title, fail }) {
    ctx.permit(undefined as never);
    const noteId = ctx.newId('not');
    ctx.db.later('INSERT INTO note(id, title) VALUES (?,?)', [noteId, title]);
    ctx.tell({ type: 'NoteWritten', subject: noteId, data: { length: title.length } });
    if (fail) throw new DomainError('conflict', 'probe.asked-to-fail');
    return { id: noteId };
  },
});

export const countUp = operation({
  name: 'probe.count-up',
  input: z.strictObject({ name: z.string(), limit: z.int(), keepAndRefuse: z.boolean().optional() }),
  policy: () => true,
  async run(ctx, { name, limit, keepAndRefuse }) {
    ctx.permit(undefined as never);
    const changed = await ctx.db.change('UPDATE tally SET count = count + 1 WHERE name = ? AND count < ?', [name, limit]);
    if (changed === 0) throw new DomainError('conflict', 'probe.full');
    return keepAndRefuse ? new DomainError('forbidden', 'probe.counted-and-refused') : { counted: true };
  },
});

export const forgetsItsPolicy = operation({
  name: 'probe.forgets-its-policy',
  input: z.strictObject({}),
  policy: () => true,
  run: async (ctx) => {
    ctx.db.later('INSERT INTO note(id, title) VALUES (?,?)', [ctx.newId('not'), 'sneaked in']);
    return {};
  },
});

export const readNotes = operation({
  name: 'probe.read-notes',
  input: z.strictObject({ write: z.boolean().optional() }),
  reads: true,
  policy: () => true,
  async run(ctx, { write }) {
    ctx.permit(undefined as never);
    if (write) ctx.db.later('INSERT INTO note(id, title) VALUES (?,?)', ['not_1', 'by a reader']);
    return ctx.db.query<{ title: string }[]>('SELECT title FROM note ORDER BY title');
  },
});

export const whisper = operation({
  name: 'probe.whisper',
  input: z.strictObject({ title: z.string() }),
  policy: () => true,
  unlinkable: true,
  async run(ctx, { title }) {
    ctx.permit(undefined as never);
    const noteId = ctx.newId('not');
    ctx.db.later('INSERT INTO note(id, title) VALUES (?,?)', [noteId, title]);
    ctx.tell({ type: 'NoteWritten', subject: noteId, data: {} });
    return { id: noteId, actor: ctx.actor.id, now: ctx.now };
  },
});

export const probeModule = (handlers: readonly FactHandler[] = [], more: Partial<Module> = {}): Module => ({
  name: 'probe',
  entities: [NoteRow, TallyRow],
  operations: [writeNote, countUp, forgetsItsPolicy, readNotes, whisper],
  handlers,
  facts: ['NoteWritten'],
  ...more,
});

export interface ProbeClub {
  club: Club;
  clock: FakeClock;
  url: string;
  /** One more process on the same database, perhaps reached at another address. */
  another(handlers?: readonly FactHandler[], at?: string): Promise<Club>;
  close(): Promise<void>;
}

const charter = readCharter(readFileSync(join(__dirname, '../../server/charters/default.yaml'), 'utf8'));

/** A club that has nothing but the core and the probe module, on a fresh database. */
export async function aProbe(dialect: Dialect, handlers: readonly FactHandler[] = [], more: Partial<Module> = {}): Promise<ProbeClub> {
  const { url, drop } = await bareDatabase(dialect);
  const clock = fakeClock(Date.parse('2026-11-22T02:00:00Z'));
  const opened: Club[] = [];
  const open = async (module: Module, databaseUrl = url) => {
    const club = await openClub({
      modules: [module],
      databaseUrl,
      secret: 'a-secret-of-the-test-suite-0123456789',
      charter,
      publicUrl: 'http://club.test',
      demo: false,
      log: openLog('silent'),
      clock,
    });
    opened.push(club);
    return club;
  };
  await createTables(url, dialect);
  const club = await open(probeModule(handlers, more));
  await club.db.transact(async (tx) => tx.later('INSERT INTO tally(name, count) VALUES (?,?)', ['seats', 0]));
  return {
    club,
    clock,
    url,
    another: (others = handlers, at = url) => open(probeModule(others, more), at),
    close: async () => {
      for (const each of opened) await each.close();
      await drop();
    },
  };
}

async function createTables(url: string, dialect: Dialect): Promise<void> {
  const entities = entitiesOf([probeModule()]) as (new () => object)[];
  const source =
    dialect === 'sqlite'
      ? new DataSource({ type: 'better-sqlite3', database: url.slice(7), entities })
      : new DataSource({ type: 'mysql', url, entities, charset: 'utf8mb4_bin' });
  await source.initialize();
  await source.synchronize();
  await source.destroy();
}

export function onBoth(
  title: string,
  stories: (open: typeof aProbe extends (d: Dialect, ...rest: infer R) => infer P ? (...rest: R) => P : never, dialect: Dialect) => void,
): void {
  describe.each(['sqlite', 'mysql'] as const)(`${title} (%s)`, (dialect) => {
    const opened: ProbeClub[] = [];
    afterEach(async () => {
      for (const probe of opened.splice(0)) await probe.close();
    });
    stories(async (...rest) => {
      const probe = await aProbe(dialect, ...rest);
      opened.push(probe);
      return probe;
    }, dialect);
  });
}
