import { z } from 'zod';
import type { Actor } from '../../server/core/context';
import { operation } from '../../server/core/operation';
import { businessDay } from '../../server/modules/charter';
import { type Admission, admit } from '../../server/modules/members';
import type { StaffRole } from '../../shared/permissions';
import type { TestClub } from './club';

/** Somebody of the club, with a way to act. */
export interface Person {
  id: string;
  number: string;
  name: string;
  phone: string;
  actor: Actor;
}

export interface PersonOptions {
  name?: string;
  phone?: string;
  tier?: string;
  kind?: string;
  admittedOn?: string;
  termEndsOn?: string | null;
  bornOn?: string;
  lunar?: boolean;
  leapMonth?: boolean;
  locale?: 'zh-CN' | 'en';
  idNumber?: string;
  details?: Record<string, unknown>;
}

/** What JSON.parse gives: tests look into answers of every shape. */
export type Parsed = ReturnType<typeof JSON.parse>;

export interface Answer {
  status: number;
  body: Parsed;
  headers: Headers;
}

export interface Caller {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
}

export interface Said {
  text: string;
  card?: Parsed;
  secret?: boolean;
}

export interface ActingClub {
  /** Admits somebody. */
  member(options?: PersonOptions): Promise<Person>;
  /** A member with that staff role. */
  staff(role: StaffRole, options?: PersonOptions): Promise<Person>;
  /** Real HTTP as that person, or as nobody. Never throws on a refusal. */
  as(person: { actor: Actor } | null): Caller;
  /** Types a line into the web room; resolves to the bot's answer, or null. `room`: `lobby` (default) or `direct`. */
  say(person: Person, text: string, options?: { room?: string; id?: string; locale?: string }): Promise<Said | null>;
  /** The person's notifications, newest first. */
  inbox(person: Person): Promise<Parsed[]>;
}

export const admitForTest = operation({
  name: 'test.admit',
  input: z.custom<Admission>(),
  policy: () => true,
  run(ctx, person) {
    ctx.permit(undefined as never);
    return admit(ctx, person);
  },
});

const grantForTest = operation({
  name: 'test.grant-role',
  input: z.strictObject({ memberId: z.string(), role: z.string() }),
  policy: () => true,
  async run(ctx, { memberId, role }) {
    ctx.permit(undefined as never);
    ctx.db.later('INSERT INTO staff_role(memberId, id, role, grantedAt, grantedBy) VALUES (?,?,?,?,?)', [
      memberId,
      ctx.newId('rol'),
      role,
      ctx.now,
      ctx.actor.id,
    ]);
    return {};
  },
});

const NAMES = ['林小梅', '周建国', '陈思远', '王秀兰', '李子轩', '赵敏', '孙悦', '吴昊', '郑爽朗', '冯雨晴'];
const NOBODY: Actor = { id: 'anonymous', roles: [] };

type Core = Pick<TestClub, 'club' | 'charter' | 'clock' | 'run' | 'baseUrl'>;

const callerOf =
  (club: Pick<Core, 'club' | 'baseUrl' | 'clock'>) =>
  (person: { actor: Actor } | null): Caller => {
    const token = person && club.club.runner.surroundings.tokens.sign(person.actor, club.clock() + 900_000);
    const call = async (method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
      const raw = Buffer.isBuffer(body);
      const response = await fetch(
        `${club.baseUrl}${path.startsWith('/api') || path.startsWith('//') ? path.replace(/^\/\//, '/') : `/api/v1${path}`}`,
        {
          method,
          headers: {
            ...(token && { authorization: `Bearer ${token}` }),
            ...(body !== undefined && !raw && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: raw ? new Uint8Array(body) : typeof body === 'string' ? body : JSON.stringify(body) }),
        },
      );
      const type = response.headers.get('content-type') ?? '';
      const bytes = Buffer.from(await response.arrayBuffer());
      return {
        status: response.status,
        body: type.includes('json') ? JSON.parse(bytes.toString() || 'null') : type.startsWith('image/') ? bytes : bytes.toString(),
        headers: response.headers,
      };
    };
    return {
      get: (path, headers) => call('GET', path, undefined, headers),
      post: (path, body = {}, headers) => call('POST', path, body, headers),
      put: (path, body = {}, headers) => call('PUT', path, body, headers),
      patch: (path, body = {}, headers) => call('PATCH', path, body, headers),
      delete: (path, headers) => call('DELETE', path, undefined, headers),
    };
  };

/** What people can do in a test club. */
export function actions(club: Core): ActingClub {
  let count = 0;
  const member = async (options: PersonOptions = {}): Promise<Person> => {
    const n = count++;
    const name = options.name ?? `${NAMES[n % NAMES.length]}${n >= NAMES.length ? Math.floor(n / NAMES.length) : ''}`;
    const phone = options.phone ?? `139${String(n).padStart(8, '0')}`;
    const today = businessDay(club.charter, club.clock());
    const { id, number } = await club.run<{ id: string; number: string }>(admitForTest, NOBODY, {
      name,
      phone,
      birth: options.bornOn
        ? { date: options.bornOn, calendar: options.lunar ? 'lunar' : 'solar', leapMonth: options.leapMonth ?? false }
        : null,
      idNumber: options.idNumber ?? null,
      details: options.details ?? {},
      kind: options.kind ?? club.charter.members.kinds[0]?.id ?? 'person',
      tier: options.tier ?? club.charter.tiers?.levels[0]?.id ?? 'member',
      locale: options.locale ?? 'zh-CN',
      admittedOn: options.admittedOn ?? today,
      ...(options.termEndsOn !== undefined && { termEndsOn: options.termEndsOn }),
      origin: 'admission',
    } satisfies Admission);
    return { id, number, name, phone, actor: { id, roles: ['member'] } };
  };
  const as = callerOf(club);
  return {
    member,
    staff: async (role, options) => {
      const person = await member(options);
      await club.run(grantForTest, NOBODY, { memberId: person.id, role });
      return { ...person, actor: { id: person.id, roles: ['member', role] } };
    },
    as,
    say: async (person, text, { room = 'lobby', id = `m${count}-${Math.random().toString(36).slice(2)}`, locale = 'zh-CN' } = {}) => {
      const { status, body } = await as(person).post(`/rooms/${room}/messages`, { id, text }, { 'accept-language': locale });
      if (status >= 400) throw new Error(`${status} ${JSON.stringify(body)}`);
      return (body.reply as Said | null) ?? null;
    },
    inbox: async (person) => (await as(person).get('/me/notifications')).body.notifications,
  };
}
