import { coreMessages } from '../../shared/core';
import { LOCALES } from '../../shared/messages';
import { DomainError } from '../core/errors';
import { sentencesOf } from '../core/sentences';
import { startProblem } from '../main';
import { modules } from '../modules';
import { RosterError } from '../modules/roster';

/** A refusal or a wrong setting in sentences for whoever typed the command; null when it is a bug. */
function problemOf(error: unknown): string | null {
  if (error instanceof RosterError) return LOCALES.map((locale) => error.sentence(locale)).join('\n');
  if (!(error instanceof DomainError)) return startProblem(error);
  const sentences = sentencesOf([coreMessages, ...modules.flatMap((module) => module.messages ?? [])]);
  return LOCALES.map((locale) => Object.values(sentences(error.code, locale, error.params)).join(' ')).join('\n');
}

/** Runs a command; what stands in its way is told plainly on stderr (exit code 1), a bug keeps its trace. */
export async function plainly(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    process.stderr.write(`${problem}\n`);
    return 1;
  }
}
