import { parseArgs } from 'node:util';
import { z } from 'zod';
import { normalisePhone } from '../../shared/phone';
import { line } from '../../shared/text';
import { loadConfig } from '../config';
import { type Club, operationOf } from '../core/club';
import { type Ctx, systemActor } from '../core/context';
import { operation } from '../core/operation';
import { isSystem } from '../core/policies';
import { openConfigured } from '../main';
import { businessDay } from '../modules/charter';
import { admit, memberByPhone } from '../modules/members';
import { plainly } from './problems';

const HELP = `npm run owner -- PHONE [--name NAME]

Makes the person with this phone the club's first owner, who may then give everybody else a role. Whoever is not a member yet is
admitted under --name. Refuses when the club has an owner already. Settings come from the environment, as for npm start.
`;

/** Finds the person with this phone, or admits one of that name; what is refused leaves nobody admitted. */
const appointing = (club: Club) =>
  operation({
    name: 'owner.appoint',
    input: z.strictObject({ phone: z.string(), name: line(60).optional() }),
    policy: isSystem,
    async run(ctx, { phone, name }) {
      ctx.permit(undefined as never);
      const memberId = (await memberByPhone(ctx, phone)) ?? (name && (await admitOwner(ctx, phone, name)));
      if (!memberId) throw NAMELESS;
      await operationOf(club, 'accounts.appoint-first-owner').run(ctx, { memberId });
      return {};
    },
  });

const NAMELESS = Object.assign(new Error('还没有这位会员，请加上 --name 姓名。\nNobody has this phone yet: add --name NAME.'), {
  explained: true,
});

async function admitOwner(ctx: Ctx, phone: string, name: string): Promise<string> {
  const { charter } = ctx;
  const person = { name, phone, birth: null, idNumber: null, details: {} };
  const standing = { kind: charter.members.kinds[0]?.id ?? 'person', tier: charter.tiers?.levels[0]?.id ?? 'member' };
  const { id } = await admit(ctx, { ...person, ...standing, admittedOn: businessDay(charter, ctx.now), origin: 'admission' });
  return id;
}

async function appoint(phone: string, name: string | undefined): Promise<number> {
  const club = await openConfigured(loadConfig(), 'warn');
  try {
    await club.execute(appointing(club) as never, systemActor('owner'), { phone, name });
  } finally {
    await club.close();
  }
  process.stdout.write('ok\n');
  return 0;
}

interface Options {
  phone: string;
  name: string | undefined;
}

function optionsOf(argv: readonly string[]): Options | 'help' | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { name: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.help) return 'help';
    const phone = normalisePhone(positionals[0] ?? '');
    return phone && positionals.length === 1 ? { phone, name: values.name } : null;
  } catch {
    return null;
  }
}

/** `npm run owner -- PHONE`; see HELP. Exit code 2 on a wrong option. */
export async function main(argv: readonly string[]): Promise<number> {
  const options = optionsOf(argv);
  if (options === 'help') process.stdout.write(HELP);
  else if (options === null) process.stderr.write(HELP);
  else return plainly(() => appoint(options.phone, options.name));
  return options === null ? 2 : 0;
}
