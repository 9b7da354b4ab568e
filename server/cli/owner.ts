import { parseArgs } from 'node:util';
import { z } from 'zod';
import { normalisePhone } from '../../shared/phone';
import { loadConfig } from '../config';
import { operationOf } from '../core/club';
import { systemActor } from '../core/context';
import { DomainError } from '../core/errors';
import { operation } from '../core/operation';
import { isSystem } from '../core/policies';
import { openConfigured, startProblem } from '../main';
import { businessDay } from '../modules/charter';
import { admit, memberByPhone } from '../modules/members';

const HELP = `npm run owner -- PHONE [--name NAME]

Makes the person with this phone the club's first owner, who may then give everybody else a role. Whoever is not a member yet is
admitted under --name. Refuses when the club has an owner already. Settings come from the environment, as for npm start.
`;

/** Finds the person with this phone, or admits one of that name. Throws not-found `members.unknown` without a name. */
const findOrAdmit = operation({
  name: 'owner.find-or-admit',
  input: z.strictObject({ phone: z.string(), name: z.string().optional() }),
  policy: isSystem,
  async run(ctx, { phone, name }) {
    ctx.permit(undefined as never);
    const known = await memberByPhone(ctx, phone);
    if (known) return { id: known };
    if (!name) throw new DomainError('not-found', 'members.unknown');
    const { charter } = ctx;
    const person = { name, phone, birth: null, idNumber: null, details: {} };
    const standing = { kind: charter.members.kinds[0]?.id ?? 'person', tier: charter.tiers?.levels[0]?.id ?? 'member' };
    return { id: (await admit(ctx, { ...person, ...standing, admittedOn: businessDay(charter, ctx.now), origin: 'admission' })).id };
  },
});

async function appoint(phone: string, name: string | undefined): Promise<void> {
  const club = await openConfigured(loadConfig(), 'warn');
  try {
    const actor = systemActor('owner');
    const { id } = await club.execute<{ id: string }>(findOrAdmit as never, actor, { phone, name });
    await club.execute(operationOf(club, 'accounts.appoint-first-owner') as never, actor, { memberId: id });
  } finally {
    await club.close();
  }
}

export async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { name: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const phone = normalisePhone(positionals[0] ?? '');
  if (values.help || !phone) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  try {
    await appoint(phone, values.name);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'accounts.owner-exists')
      throw Object.assign(new Error('会馆已经有负责人了，请由负责人在后台任命。\nThe club has an owner already.'), { explained: true });
    if (error instanceof DomainError && error.code === 'members.unknown')
      throw Object.assign(new Error('还没有这位会员，请加上 --name 姓名。\nNobody has this phone yet: add --name NAME.'), {
        explained: true,
      });
    throw Object.assign(error as Error, { explained: startProblem(error) !== null });
  }
  process.stdout.write('ok\n');
  return 0;
}
