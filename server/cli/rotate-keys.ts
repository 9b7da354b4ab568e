import { loadConfig } from '../config';
import { openConfigured } from '../main';
import { plainly } from './problems';
import { rotateKeys } from './rotate-keys/rotate';

const HELP = `npm run rotate-keys

更换加密敏感内容（姓名、手机号、证件号、生日、投诉……）的密钥：生成新密钥，等各进程读到它（约一分钟），再把已有内容逐批改用新密钥。
Makes a new key for what is sealed (names, phones, ID numbers, birthdays, complaints …), waits about a minute until every running server
has read it, and seals what is there anew, in small batches. Servers may keep running. A run that was cut off is finished by the next one,
which then makes no further key. Old keys stay in the database, for backups; the key for look-up never changes.

Changing APP_SECRET is something else and needs no rotation: start once with the old one in APP_SECRET_PREVIOUS.
Exit code 1 when a text could not be opened (npm run verify says which).
`;

async function rotate(): Promise<number> {
  const config = loadConfig();
  const club = await openConfigured(config, 'silent');
  try {
    const { db, entropy, clock } = club;
    const source = { db, entropy, clock, secret: config.secret, previousSecret: config.previousSecret };
    const { version, resealed, broken } = await rotateKeys(club, source, { say: (line) => void process.stdout.write(`${line}\n`) });
    for (const place of broken) process.stderr.write(`打不开 / does not open: ${place}\n`);
    process.stdout.write(`${resealed} 段内容已改用第 ${version} 版密钥 / texts sealed anew with key ${version}\n`);
    if (broken.length === 0) process.stdout.write('ok\n');
    return broken.length === 0 ? 0 : 1;
  } finally {
    await club.close();
  }
}

/** `npm run rotate-keys`; see HELP. Exit code 2 on a wrong option. */
export async function main(argv: readonly string[]): Promise<number> {
  const asked = argv.includes('--help') || argv.includes('-h');
  if (!asked && argv.length === 0) return plainly(rotate);
  (asked ? process.stdout : process.stderr).write(HELP);
  return asked ? 0 : 2;
}
