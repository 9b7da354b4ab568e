import type { Ctx } from '../../core/context';
import { DomainError } from '../../core/errors';
import type { ComplaintRow, MessageKind } from './complaint.entity';
import { isOpen, LIFECYCLE, type State, type Step, statusOf } from './lifecycle';

/** The complaint as a step found and locked it. */
export type Held = Pick<ComplaintRow, 'id' | 'number' | 'state' | 'reopenUntil' | 'entries' | 'memberId'>;

export interface Taken {
  state: State;
  /** Number of this step among the thread's entries. */
  seq: number;
}

const REFUSED = {
  open: 'complaints.not-solved',
  solved: 'complaints.solved-already',
  solvedUnnamed: 'complaints.solved-unnamed',
  closed: 'complaints.closed',
} as const;

/**
 * Takes one declared step: a conditional UPDATE by the state it was seen in decides, so of two at once the second one sees the first's
 * result or is refused. The complaint's row stays locked until the transaction ends: what hangs on it is written after this.
 * `set`: further columns of the complaint that change with the step.
 * Throws conflict when the lifecycle does not permit the step now, or when somebody was faster (`complaints.changed`).
 */
export async function takeStep(ctx: Ctx, complaint: Held, step: Step, set: Readonly<Record<string, unknown>> = {}): Promise<Taken> {
  const status = statusOf(complaint, ctx.now);
  const { moves } = LIFECYCLE[step];
  if (!moves[status]) {
    const solved = complaint.memberId === null ? 'solvedUnnamed' : 'solved';
    throw new DomainError('conflict', REFUSED[isOpen(status) ? 'open' : status === 'closed' ? 'closed' : solved], {
      number: complaint.number,
    });
  }
  const columns = Object.keys(set).map((column) => `, ${column} = ?`);
  const [changed, [row]] = await Promise.all([
    ctx.db.change(`UPDATE complaint SET state = ?, entries = entries + 1${columns.join('')} WHERE id = ? AND state = ?`, [
      moves[complaint.state],
      ...Object.values(set),
      complaint.id,
      complaint.state,
    ]),
    ctx.db.query<{ entries: number; state: State }[]>('SELECT entries, state FROM complaint WHERE id = ?', [complaint.id]),
  ]);
  if (changed === 0 || !row) throw new DomainError('conflict', 'complaints.changed', { number: complaint.number });
  const taken = { state: row.state, seq: Number(row.entries) };
  recordStep(ctx, complaint.id, step, complaint.state, taken);
  return taken;
}

/** The dated row of a step. Nobody is named who acts as nobody. */
export function recordStep(ctx: Ctx, complaintId: string, step: Step, from: State | null, { state, seq }: Taken): void {
  const actor = LIFECYCLE[step].by === 'complainant' && ctx.actor.roles.length === 0 ? null : ctx.actor.id;
  ctx.db.later('INSERT INTO complaint_step(complaintId, seq, step, fromState, toState, actorId, at) VALUES (?,?,?,?,?,?,?)', [
    complaintId,
    seq,
    step,
    from,
    state,
    actor,
    ctx.now,
  ]);
}

/** Adds to the thread what somebody said with a step. */
export function say(ctx: Ctx, complaintId: string, seq: number, kind: MessageKind, body: string): void {
  ctx.db.later('INSERT INTO complaint_message(complaintId, seq, kind, authorId, body, at) VALUES (?,?,?,?,?,?)', [
    complaintId,
    seq,
    kind,
    ctx.actor.roles.length === 0 ? null : ctx.actor.id,
    ctx.vault.seal('complaint_message.body', body),
    ctx.now,
  ]);
}
