import type { PersonalExport } from '../../../shared/privacy';
import type { ReadCtx } from '../../core/context';
import type { Module } from '../../core/module';
import { factsOf } from './facts-of';

/** Everything about one member, opened, module by module, with their part of the audit trail. */
export async function collectEverything(modules: readonly Module[], ctx: ReadCtx, memberId: string): Promise<PersonalExport> {
  const data: Record<string, Record<string, unknown>> = {};
  for (const { name, personalData } of modules) if (personalData) data[name] = await personalData.collect(ctx, memberId);
  return { memberId, club: ctx.charter.club.name, exportedAt: ctx.now, data, facts: await factsOf(ctx, memberId) };
}
