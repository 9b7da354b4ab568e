import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from '../../../server/cli/chromium';
import { type ServerProcess, startServer } from '../../support/server-process';

/** A demo club served by the real server on SQLite, and a real browser. */
interface Stage {
  server: ServerProcess;
  browser: Browser;
  /** A fresh browser profile: another device. Widths in px; complaints of the page are collected. */
  device(options?: DeviceOptions): Promise<Device>;
  close(): Promise<void>;
}

interface DeviceOptions {
  width?: number;
  height?: number;
  dark?: boolean;
  language?: 'zh-CN' | 'en';
}

export interface Device {
  context: BrowserContext;
  page: Page;
  /** Errors of scripts, and what the policy for contents has blocked. */
  complaints: string[];
}

async function device(browser: Browser, url: string, options: DeviceOptions): Promise<Device> {
  const { width = 390, height = 844, dark = false, language = 'zh-CN' } = options;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: language,
    reducedMotion: 'reduce',
    hasTouch: width < 1000,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(`${message.text()} ${message.location().url}`));
  return { context, page, complaints };
}

/** Opens both; about five seconds. */
async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'huiguan-client-'));
  const server = await startServer(`sqlite:${join(folder, 'club.db')}`, { HUIGUAN_DEMO: 'on' });
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGS] });
  return {
    server,
    browser,
    device: (options = {}) => device(browser, server.url, options),
    close: async () => {
      await browser.close();
      await server.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where the tests' pictures are kept, to be looked at. */
export const PICTURES = join(__dirname, '../../../.cache/client-pictures');

/** One stage for all tests of a file. */
export function aStage(): Omit<Stage, 'close'> {
  let open: Stage | undefined;
  const opened = (): Stage => {
    if (!open) throw new Error('The stage opens before the first test');
    return open;
  };
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    open = await openStage();
  });
  afterAll(() => open?.close());
  return {
    get server() {
      return opened().server;
    },
    get browser() {
      return opened().browser;
    },
    device: (options) => opened().device(options),
  };
}

const axe = readFileSync(join(__dirname, '../../../miniapp/node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong for people who hear the page or use its keyboard; one line each. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe); // by the debugger's door, which no policy closes
  return page.evaluate(async () => {
    interface Found {
      violations: { id: string; nodes: { html: string }[] }[];
    }
    const { violations } = await (window as unknown as { axe: { run(): Promise<Found> } }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}

/** Logs in by phone and code, as people of a demo club do; ends on the home page. */
export async function logInAs(page: Page, role: 'member' | 'owner' | 'manager' | 'desk'): Promise<string> {
  const { people } = (await (await page.request.get('/api/v1/demo')).json()) as { people: { name: string; phone: string; role: string }[] };
  const person = people.find((one) => one.role === role);
  if (!person) throw new Error(`The demo club has no ${role}`);
  await page.goto('/');
  await page.getByRole('textbox', { name: '手机号' }).fill(person.phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByText('演示会馆不发短信').waitFor();
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: '进馆', exact: true }).click();
  await page.getByRole('region', { name: '签到' }).waitFor();
  return person.name;
}
