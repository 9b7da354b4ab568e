import type { Ctx } from '../../core/context';
import { marks } from '../../core/db';
import type { FactHandler, FactRow, Told } from '../../core/facts';
import type { Module, Notice, Recipient } from '../../core/module';
import { namesOf } from '../members';
import { type Channel, channelsOf } from './channels';
import { unwillingAmong } from './preferences';
import { quietUntil } from './quiet-hours';
import { sayTo, sealSaid, templatesOf } from './said';

// A notice may return some thousands of recipients: each transaction writes one page of them. A fact that concerns far more people
// is better told page by page by its own module, because `to` runs again for each page here.
const PAGE = 2000;
const ROWS_AN_INSERT = 500;
/** Notifications in one fact for a channel: what one failure can hold up. */
const IDS_A_FACT = 100;
const ROOMS = 'room:announcements';
const LONGEST_NAME = 60;

interface Written {
  id: string;
  recipient: string;
}

const keyOf = ({ to }: Recipient): string => ('member' in to ? to.member : ROOMS);

/** The page of recipients that follows `after`, each once, in an order that does not depend on how the notice lists them. */
function pageOf(recipients: readonly Recipient[], after: string): { page: [string, Recipient][]; more: boolean } {
  const byKey = new Map<string, Recipient>();
  for (const recipient of recipients) {
    const key = keyOf(recipient);
    if (key > after && !byKey.has(key)) byKey.set(key, recipient);
  }
  const sorted = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1));
  return { page: sorted.slice(0, PAGE), more: sorted.length > PAGE };
}

function insertInPages(ctx: Ctx, into: string, rows: readonly (readonly unknown[])[]): void {
  for (let at = 0; at < rows.length; at += ROWS_AN_INSERT) {
    const page = rows.slice(at, at + ROWS_AN_INSERT);
    ctx.db.later(`INSERT INTO ${into} VALUES ${marks(page, `(${marks(page[0] ?? [])})`)}`, page.flat());
  }
}

async function send(
  ctx: Ctx,
  channel: Channel,
  { topic, urgent }: Pick<Notice, 'topic' | 'urgent'>,
  written: readonly Written[],
): Promise<void> {
  const members = written.filter(({ recipient }) => recipient !== ROOMS).map(({ recipient }) => recipient);
  const unwilling = await unwillingAmong(ctx, channel, topic, members);
  const reached = written.filter(({ recipient }) => (recipient === ROOMS ? channel.rooms : !unwilling.has(recipient)));
  const dueAt = (urgent ? null : quietUntil(ctx.charter.notices.quiet, ctx.site.zone, ctx.now)) ?? ctx.now;
  const rows = reached.map(({ id, recipient }) => [id, channel.name, recipient, urgent ? 1 : 0, ctx.now, dueAt]);
  insertInPages(ctx, 'delivery(notificationId, channel, recipient, urgent, wantedAt, dueAt)', rows);
  for (let at = 0; at < reached.length; at += IDS_A_FACT) {
    const ids = reached.slice(at, at + IDS_A_FACT).map(({ id }) => id);
    ctx.tell({ type: channel.wanted, subject: ids[0] as string, data: { ids }, notBefore: dueAt });
  }
}

/** Without those who have been erased since the fact was told: nothing may be written about them again. */
async function withoutTheErased(ctx: Ctx, page: [string, Recipient][]): Promise<[string, Recipient][]> {
  const known = await namesOf(
    ctx,
    page.map(([key]) => key).filter((key) => key !== ROOMS),
  );
  return page.filter(([key]) => key === ROOMS || known.has(key));
}

/** Writes one page of a notice: inbox rows, deliveries, and the facts that the channels wait for. */
async function writePage(ctx: Ctx, notice: Notice, template: Parameters<typeof sayTo>[0], fact: Told, after: string): Promise<void> {
  const { page: all, more } = pageOf(await notice.to(ctx, fact), after);
  const page = await withoutTheErased(ctx, all);
  const written = page.map(([recipient]) => ({ id: ctx.newId('ntf'), recipient }));
  const rows = page.map(([recipient, given], i) => {
    const digest = ctx.vault.digest('notification.digest', `${fact.id}\n${notice.template}\n${recipient}`);
    return [recipient, written[i]?.id, digest, notice.template, notice.topic, sealSaid(ctx, sayTo(template, given)), ctx.now];
  });
  insertInPages(ctx, 'notification(recipient, id, digest, template, topic, said, at)', rows);
  for (const channel of channelsOf(ctx.charter)) await send(ctx, channel, notice, written);
  const last = all.at(-1)?.[0];
  if (more) ctx.tell({ type: 'NoticePaged', subject: fact.subject, data: { fact: fact.id, template: notice.template, after: last } });
}

async function factOf(ctx: Ctx, id: string): Promise<Told | null> {
  const [row] = await ctx.db.query<FactRow[]>('SELECT * FROM fact WHERE id = ?', [id]);
  if (!row) return null;
  const { type, subject, actor, operation } = row;
  return { id, type, subject, actor, operation, at: Number(row.at), data: JSON.parse(row.data) as Told['data'] };
}

/**
 * The handlers that turn the modules' notices into notifications.
 * Throws at start, naming the notice, when one has no text in some language, comes twice for a fact, or has too long a name.
 */
export function noticeHandlers(modules: readonly Module[]): readonly FactHandler[] {
  const templates = templatesOf(modules);
  const notices = modules.flatMap((m) => [...(m.notices ?? [])]);
  const seen = new Set<string>();
  for (const { on, template } of notices) {
    const wrong = !templates[template]
      ? 'has no text'
      : seen.has(`${on} ${template}`)
        ? 'comes twice'
        : `notice:${template}`.length > LONGEST_NAME
          ? 'has too long a name'
          : null;
    if (wrong) throw new Error(`The notice ${template} on ${on} ${wrong}`);
    seen.add(`${on} ${template}`);
  }
  const write = (ctx: Ctx, notice: Notice, fact: Told, after: string) =>
    writePage(ctx, notice, templates[notice.template] as Parameters<typeof sayTo>[0], fact, after);
  const firstPages = notices.map(
    (notice): FactHandler => ({ name: `notice:${notice.template}`, on: notice.on, handle: (ctx, fact) => write(ctx, notice, fact, '') }),
  );
  const nextPage: FactHandler = {
    name: 'notifications.next-page',
    on: 'NoticePaged',
    async handle(ctx, { data }) {
      const fact = await factOf(ctx, data.fact as string);
      const notice = notices.find((n) => n.on === fact?.type && n.template === data.template);
      if (fact && notice) await write(ctx, notice, fact, data.after as string);
    },
  };
  return [...firstPages, nextPage];
}
