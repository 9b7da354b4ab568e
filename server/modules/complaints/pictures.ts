import { DAY_MS } from '../../core/clock';
import type { Ctx, ReadCtx } from '../../core/context';
import { marks } from '../../core/db';
import { DomainError } from '../../core/errors';
import type { ComplaintPictureRow } from './complaint.entity';

const PLACE = 'complaint_picture_part.body';
/** Characters of base64 in one piece: sealed, it stays below the 65,535 bytes of MySQL's text column. */
const PIECE = 45_000;
/** Pictures that may wait for their complaint at one time: of one member, and of all that are sent anonymously. */
const WAITING = { member: 20, anonymous: 400 };
const SWEPT_AT_ONCE = 50;
/** Pictures about to be deleted hang on this instead of a complaint. */
const SWEPT = '(swept)';

/** Keeps a cleaned picture (base64) until a complaint takes it up. Throws limited `complaints.pictures-waiting`. */
export async function storePicture(ctx: Ctx, ownerId: string | null, base64: string): Promise<{ id: string; bytes: number }> {
  const [owner, params] = ownerId === null ? ['ownerId IS NULL', []] : ['ownerId = ?', [ownerId]];
  const [row] = await ctx.db.query<{ n: number }[]>(
    `SELECT COUNT(*) AS n FROM complaint_picture WHERE complaintId IS NULL AND ${owner}`,
    params,
  );
  if (Number(row?.n) >= WAITING[ownerId === null ? 'anonymous' : 'member']) throw new DomainError('limited', 'complaints.pictures-waiting');
  const id = ctx.newId('pic');
  const bytes = Buffer.byteLength(base64, 'base64');
  ctx.db.later('INSERT INTO complaint_picture(id, ownerId, complaintId, position, bytes, at) VALUES (?,?,NULL,0,?,?)', [
    id,
    ownerId,
    bytes,
    ctx.now,
  ]);
  for (let part = 0; part * PIECE < base64.length; part++)
    ctx.db.later('INSERT INTO complaint_picture_part(pictureId, part, body) VALUES (?,?,?)', [
      id,
      part,
      ctx.vault.seal(PLACE, base64.slice(part * PIECE, (part + 1) * PIECE)),
    ]);
  return { id, bytes };
}

/** Gives waiting pictures to a complaint, in this order. Throws invalid `complaints.picture-unknown` unless all wait for this very person. */
export async function linkPictures(ctx: Ctx, complaintId: string, ownerId: string | null, ids: readonly string[]): Promise<void> {
  const [owner, params] = ownerId === null ? ['ownerId IS NULL', []] : ['ownerId = ?', [ownerId]];
  const linked = await Promise.all(
    ids.map((id, position) =>
      ctx.db.change(`UPDATE complaint_picture SET complaintId = ?, position = ? WHERE id = ? AND complaintId IS NULL AND ${owner}`, [
        complaintId,
        position,
        id,
        ...params,
      ]),
    ),
  );
  if (linked.some((n) => n !== 1)) throw new DomainError('invalid', 'complaints.picture-unknown');
}

/** The pictures of a complaint in the order in which they were given. */
export async function picturesOf(ctx: Pick<ReadCtx, 'db'>, complaintId: string): Promise<{ id: string; bytes: number }[]> {
  const rows = await ctx.db.query<ComplaintPictureRow[]>(
    'SELECT id, bytes FROM complaint_picture WHERE complaintId = ? ORDER BY position',
    [complaintId],
  );
  return rows.map(({ id, bytes }) => ({ id, bytes: Number(bytes) }));
}

/** The bytes of one picture of a complaint; throws not-found `complaints.picture-unknown`. */
export async function readPicture(ctx: Pick<ReadCtx, 'db' | 'vault'>, complaintId: string, id: string): Promise<Buffer> {
  const parts = await ctx.db.query<{ body: string }[]>(
    `SELECT p.body FROM complaint_picture c JOIN complaint_picture_part p ON p.pictureId = c.id
     WHERE c.id = ? AND c.complaintId = ? ORDER BY p.part`,
    [id, complaintId],
  );
  if (parts.length === 0) throw new DomainError('not-found', 'complaints.picture-unknown');
  return Buffer.from(parts.map(({ body }) => ctx.vault.open(PLACE, body)).join(''), 'base64');
}

/** Deletes all pictures of complaints. */
export async function dropPicturesOf(ctx: Ctx, complaintIds: readonly string[]): Promise<void> {
  if (complaintIds.length === 0) return;
  const rows = await ctx.db.query<{ id: string }[]>(`SELECT id FROM complaint_picture WHERE complaintId IN (${marks(complaintIds)})`, [
    ...complaintIds,
  ]);
  drop(
    ctx,
    rows.map((r) => r.id),
  );
}

/** Deletes pictures of this member that no complaint has taken up. */
export async function dropWaitingOf(ctx: Ctx, ownerId: string): Promise<void> {
  ctx.db.later('UPDATE complaint_picture SET complaintId = ? WHERE complaintId IS NULL AND ownerId = ?', [SWEPT, ownerId]);
  await dropPicturesOf(ctx, [SWEPT]);
}

/** Deletes some of the pictures that have waited for more than a day; gives their number. */
export async function sweepWaiting(ctx: Ctx): Promise<number> {
  const old = await ctx.db.query<{ id: string }[]>(
    `SELECT id FROM complaint_picture WHERE complaintId IS NULL AND at < ? ORDER BY at LIMIT ${SWEPT_AT_ONCE}`,
    [ctx.now - DAY_MS],
  );
  if (old.length === 0) return 0;
  // marked first: one that a complaint takes up at this moment is either marked or kept, never half deleted
  ctx.db.later(`UPDATE complaint_picture SET complaintId = ? WHERE id IN (${marks(old)}) AND complaintId IS NULL`, [
    SWEPT,
    ...old.map((p) => p.id),
  ]);
  await dropPicturesOf(ctx, [SWEPT]);
  return old.length;
}

function drop(ctx: Ctx, ids: readonly string[]): void {
  if (ids.length === 0) return;
  ctx.db.later(`DELETE FROM complaint_picture_part WHERE pictureId IN (${marks(ids)})`, [...ids]);
  ctx.db.later(`DELETE FROM complaint_picture WHERE id IN (${marks(ids)})`, [...ids]);
}
