import { birthdaySql } from './bench/birthdays';
import { checkInChat, checkInGrowth, checkInHttp } from './bench/check-ins';
import { importRows, memoryIdle, startCold } from './bench/process';
import { lineOf, type Measured } from './bench/report';
import { type Ground, openGround } from './bench/world';

const BENCHMARKS: Readonly<Record<string, (ground: Ground) => Promise<Measured>>> = {
  'checkin.http.sqlite': (g) => checkInHttp(g, 'sqlite'),
  'checkin.http.mariadb': (g) => checkInHttp(g, 'mariadb'),
  'checkin.chat.sqlite': checkInChat,
  'checkin.growth.sqlite': (g) => checkInGrowth(g, 'sqlite'),
  'checkin.growth.mariadb': (g) => checkInGrowth(g, 'mariadb'),
  'birthday.sql.sqlite': (g) => birthdaySql(g, 'sqlite'),
  'birthday.sql.mariadb': (g) => birthdaySql(g, 'mariadb'),
  'import.rows': importRows,
  'start.cold': startCold,
  'memory.idle': memoryIdle,
};

const HELP = `npm run bench -- [NAME…]

Measures speed on scratch databases of its own, each figure beside a floor measured in the same run, as JSON lines
{name, value, unit, floor, ratio}. ratio = value ÷ floor: larger is better for rates, smaller for times and memory.
Use a quiet machine. Names:
${Object.keys(BENCHMARKS)
  .map((name) => `  ${name}`)
  .join('\n')}
`;

export async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const unknown = argv.find((name) => !(name in BENCHMARKS));
  if (unknown) {
    process.stderr.write(`There is no benchmark ${unknown}.\n\n${HELP}`);
    return 2;
  }
  for (const name of argv.length > 0 ? argv : Object.keys(BENCHMARKS)) {
    const ground = openGround();
    try {
      process.stdout.write(`${lineOf(await (BENCHMARKS[name] as (g: Ground) => Promise<Measured>)(ground))}\n`);
    } finally {
      await ground.close();
    }
  }
  return 0;
}
