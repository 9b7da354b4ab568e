import type { FactOfMember } from '../../../shared/privacy';
import { DAY_MS } from '../../core/clock';
import type { ReadCtx } from '../../core/context';

interface Row {
  id: string;
  type: string;
  subject: string;
  actor: string;
  operation: string;
  at: number;
  data: string;
}

const COLUMNS = 'SELECT id, type, subject, actor, operation, at, data FROM fact';
const PAGE = 5000;
const OTHERS = /mbr_[0-9a-z]+/g;

/** Facts sort by time, and nobody did anything before their own id was made; a day's grace for clocks that differ. */
function earliest(memberId: string): string {
  const made = Number.parseInt(memberId.slice(4, 13), 32) - DAY_MS;
  return made > 0 ? `fct_${made.toString(32).padStart(9, '0')}` : 'fct_';
}

/** No index leads from people to what they did (it would cost every write): the table is walked in pages that hold up nobody. */
async function factsBy(ctx: ReadCtx, memberId: string): Promise<Row[]> {
  const found: Row[] = [];
  for (let after: string | null = earliest(memberId); after !== null; ) {
    const [end]: { id: string }[] = await ctx.db.query(`SELECT id FROM fact WHERE id > ? ORDER BY id LIMIT 1 OFFSET ${PAGE}`, [after]);
    const upTo = end ? ' AND id <= ?' : '';
    found.push(
      ...(await ctx.db.query<Row[]>(`${COLUMNS} WHERE id > ?${upTo} AND actor = ? ORDER BY id`, [
        after,
        ...(end ? [end.id] : []),
        memberId,
      ])),
    );
    after = end?.id ?? null;
  }
  return found;
}

const byWhom = (actor: string, memberId: string): FactOfMember['by'] =>
  actor === memberId ? 'member' : actor.startsWith('system:') ? 'club' : 'somebody';

/** The audit trail as far as it is about the member or made by them, oldest first. Ids of other people are left out. */
export async function factsOf(ctx: ReadCtx, memberId: string): Promise<FactOfMember[]> {
  const [about, by] = await Promise.all([ctx.db.query<Row[]>(`${COLUMNS} WHERE subject = ?`, [memberId]), factsBy(ctx, memberId)]);
  const rows = [...new Map([...about, ...by].map((row) => [row.id, row])).values()].sort(
    (a, b) => Number(a.at) - Number(b.at) || (a.id < b.id ? -1 : 1),
  );
  const own = (text: string): string => text.replace(OTHERS, (id) => (id === memberId ? id : 'mbr_…'));
  return rows.map(({ id, type, subject, actor, operation, at, data }) => ({
    id,
    type,
    at: Number(at),
    operation,
    by: byWhom(actor, memberId),
    subject: own(subject),
    data: JSON.parse(own(data)) as unknown,
  }));
}
