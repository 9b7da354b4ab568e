import { z } from 'zod';
import { DomainError } from '../../core/errors';
import { operation } from '../../core/operation';
import { demoCodeOf } from './login-codes';
import { staffRows } from './staff-roles';

const PEOPLE = 80;
interface Row {
  id: string;
  name: string;
  phone: string;
  number: string | null;
}

/** The invented people of a demo club with the codes they log in by. Throws not-found everywhere else. */
export const readDemo = operation({
  name: 'accounts.read-demo',
  input: z.strictObject({}),
  reads: true,
  policy: () => true,
  async run(ctx) {
    ctx.permit(undefined as never);
    if (!ctx.site.demo) throw new DomainError('not-found', 'core.not-found');
    const [staff, members] = await Promise.all([
      staffRows(ctx),
      ctx.db.query<Row[]>('SELECT id, name, phone, number FROM member WHERE phone IS NOT NULL AND name IS NOT NULL ORDER BY id LIMIT ?', [
        PEOPLE,
      ]),
    ]);
    const roleOf = new Map(staff.map((s) => [s.memberId, s.role]));
    const people = members.map(({ id, name, phone, number }) => {
      const opened = ctx.vault.open('member.phone', phone);
      return {
        name: ctx.vault.open('member.name', name),
        phone: opened,
        number,
        role: roleOf.get(id) ?? (number ? 'member' : 'applicant'),
        code: demoCodeOf(ctx, opened),
      };
    });
    const rank = (role: string) => ['owner', 'manager', 'desk', 'finance', 'auditor', 'member', 'applicant'].indexOf(role);
    people.sort((a, b) => rank(a.role) - rank(b.role));
    return { note: '演示会馆：人物都是虚构的，验证码长期有效。Demo: everybody is invented, the codes stay good.', people };
  },
});
