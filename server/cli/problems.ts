import { coreMessages } from '../../shared/core';
import { LOCALES } from '../../shared/messages';
import { ConfigError } from '../config';
import { DomainError } from '../core/errors';
import { sentencesOf } from '../core/sentences';
import { WrongSecretError } from '../core/vault-keys';
import { modules } from '../modules';
import { CharterError } from '../modules/charter';
import { RosterError } from '../modules/roster';

const SECRET =
  'APP_SECRET 打不开这个数据库的密钥，请使用原来的 APP_SECRET（或把旧的放在 APP_SECRET_PREVIOUS）。\nAPP_SECRET does not open this database’s keys: use the one it was made with, or give the old one as APP_SECRET_PREVIOUS.';

/** By the code of a driver's or the system's error. */
const BY_CODE: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_BUSY/, '另一个程序正占用数据库文件，请稍后再试 / another program holds the database file: try again shortly'],
  [/^SQLITE_/, 'DATABASE_URL: 数据库文件打不开 / the database file cannot be opened'],
  [/^(ECONN|ER_|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH)/, 'DATABASE_URL: 数据库连不上 / the database cannot be reached'],
  [/^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR|ENOSPC)$/, '文件或端口不可用 / a file or port cannot be used'],
];

/** A refusal or a wrong setting in sentences for whoever typed the command; null when it is a bug. */
function problemOf(error: unknown): string | null {
  if (error instanceof RosterError) return LOCALES.map((locale) => error.sentence(locale)).join('\n');
  if (error instanceof ConfigError)
    return `设置有误 / Settings:\n${error.problems.map((p) => `  ${p}`).join('\n')}\n见 .env.example / see .env.example`;
  if (error instanceof CharterError) return `CHARTER 章程有误 / the charter:\n${error.problems.map((p) => `  ${p}`).join('\n')}`;
  if (error instanceof WrongSecretError) return SECRET;
  if (error instanceof DomainError) {
    const sentences = sentencesOf([coreMessages, ...modules.flatMap((module) => module.messages ?? [])]);
    return LOCALES.map((locale) => Object.values(sentences(error.code, locale, error.params)).join(' ')).join('\n');
  }
  const { code = '', message } = (error ?? {}) as NodeJS.ErrnoException;
  const known = BY_CODE.find(([codes]) => codes.test(code));
  return known ? `${known[1]}\n${code} ${message}` : null;
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
