import { loadConfig } from '../config';
import { type Club, operationOf } from '../core/club';
import { anonymous } from '../core/context';
import { runServer } from '../main';
import { plainly } from './problems';

const HELP = `npm start

Starts the club's server. Settings come from the environment (see .env.example): PORT, HOST, DATA_DIR, DATABASE_URL, APP_SECRET …
Without any it serves a demo club on http://127.0.0.1:8080. With NODE_ENV=production there is no demo.
`;

interface Person {
  name: string;
  phone: string;
  role: string;
  code: string;
}

const ROLES: Readonly<Record<string, string>> = {
  owner: '负责人',
  manager: '经理',
  desk: '前台',
  finance: '财务',
  auditor: '审计',
  member: '会员',
  applicant: '申请人',
};

async function sayPeople(club: Club, url: string, say: (line?: string) => void): Promise<void> {
  const { people } = await club.execute<{ people: Person[] }>(operationOf(club, 'accounts.read-demo') as never, anonymous, {});
  say('\n  演示会馆，人物都是虚构的。手机号 + 验证码登录 (demo: phone and code):');
  const shown = [
    ...people.filter((p) => p.role !== 'member' && p.role !== 'applicant'),
    ...people.filter((p) => p.role === 'member').slice(0, 3),
    ...people.filter((p) => p.role === 'applicant').slice(0, 1),
  ];
  for (const { name, phone, role, code } of shown) say(`    ${phone}  ${code}  ${name}（${ROLES[role] ?? role}）`);
  say(`  其他人见 everybody: ${url}/api/v1/demo\n`);
}

/**
 * Starts the server and says where to look; resolves when the process has been told to end and everything is closed. `prepare` (the
 * client's build, minutes on a bare clone) runs once the settings are known to hold.
 */
export async function main(argv: readonly string[], prepare: () => Promise<void> = async () => undefined): Promise<number> {
  if (argv.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  return plainly(async () => {
    loadConfig();
    await prepare();
    await runServer(async (club, url, { demo, smsWebhookUrl }) => {
      const say = (line = '') => process.stdout.write(`${line}\n`);
      say(`\n  会馆 huiguan  ${url}/          会馆 the club`);
      say(`                ${url}/room      聊天室 web room`);
      say(`                ${url}/docs      接口说明 try every call`);
      if (demo) await sayPeople(club, url, say);
      else if (!smsWebhookUrl)
        say('  还没有设置 SMS_WEBHOOK_URL，暂时没有人能收到验证码登录。Nobody can log in before SMS_WEBHOOK_URL is set.\n');
    });
    return 0;
  });
}
