import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
const FONTS = '/usr/share/fonts/opentype/noto';
const INSTALL = 'apt-get install -y --no-install-recommends chromium fonts-noto-cjk';

/** The message is written for people: the command line prints it without a stack. */
class ChromiumMissing extends Error {
  readonly explained = true;
}

const found = (): string | undefined => PROGRAMS.find((program) => existsSync(program));

function install(): void {
  process.stderr.write('Installing chromium and Chinese fonts with apt-get (needed by the client’s tests)…\n');
  const script = `apt-get update -q && DEBIAN_FRONTEND=noninteractive ${INSTALL}`;
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
  if (status !== 0) throw new ChromiumMissing(`${stdout}${stderr}\nInstalling Chromium failed. Try by hand: apt-get update; ${INSTALL}`);
}

/**
 * Path of a Chromium on this machine, with fonts for Chinese; installed first where apt-get may do that.
 *
 * @throws ChromiumMissing with the command to install it
 */
export function findChromium(): string {
  const here = found();
  const complete = here !== undefined && existsSync(FONTS);
  if (!complete && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install();
  const program = found();
  if (program) return program;
  throw new ChromiumMissing(`A Chromium is needed and none is installed. On Debian or Ubuntu: sudo ${INSTALL}`);
}

/** What it is started with: no window, and no talk with anybody but the pages it is sent to. */
export const CHROMIUM_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
