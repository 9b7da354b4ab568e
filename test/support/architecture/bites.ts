/** Small sources that break a rule, and the same done right. */
interface Bite {
  /** How the sentence of the rule begins. */
  rule: string;
  what: string;
  wrong: Record<string, string>;
  offence: RegExp;
  right: Record<string, string>;
}

const order =
  "import { members } from './modules/members';\nimport { points } from './modules/points';\nexport const modules = [members, points];";
const doors = {
  'server/modules.ts': order,
  'server/modules/members/index.ts': 'export const members = 1;',
  'server/modules/points/index.ts': 'export const points = 1;',
};
const long = (lines: number): string => 'void 0;\n'.repeat(lines);

const layers: Bite[] = [
  {
    rule: 'shared ←',
    what: 'the core imports a module',
    wrong: { 'server/core/clock.ts': "import { points } from '../modules/points';", 'server/modules/points/index.ts': '' },
    offence: /server\/core\/clock\.ts:1 core imports modules/,
    right: { 'server/modules/points/index.ts': "import { clock } from '../../core/clock';", 'server/core/clock.ts': '' },
  },
  {
    rule: 'shared ←',
    what: 'a module imports a face, as a type',
    wrong: { 'server/modules/points/index.ts': "import type { App } from '../../http/app';", 'server/http/app.ts': '' },
    offence: /modules imports faces/,
    right: { 'server/http/app.ts': "import type { Points } from '../modules/points';", 'server/modules/points/index.ts': '' },
  },
  {
    rule: 'shared ←',
    what: 'shared imports another package than zod',
    wrong: { 'shared/points.ts': "import { Column } from 'typeorm';" },
    offence: /shared imports typeorm/,
    right: { 'shared/points.ts': "import { z } from 'zod';" },
  },
  {
    rule: 'shared ←',
    what: 'miniapp imports the server',
    wrong: { 'miniapp/src/app.tsx': "import { points } from '../../server/modules/points';", 'server/modules/points/index.ts': '' },
    offence: /miniapp imports server/,
    right: { 'miniapp/src/app.tsx': "import type { Points } from '../../shared/points';", 'shared/points.ts': '' },
  },
  {
    rule: 'shared ←',
    what: 'a test of the server imports the client',
    wrong: { 'test/http/pages.test.ts': "import { fill } from '../../miniapp/src/i18n/texts';", 'miniapp/src/i18n/texts.ts': '' },
    offence: /in no layer/,
    right: { 'test/miniapp/words.test.ts': "import { fill } from '../../miniapp/src/i18n/texts';", 'miniapp/src/i18n/texts.ts': '' },
  },
  {
    rule: 'shared ←',
    what: 'the server imports the client',
    wrong: { 'server/http/app.ts': "import { fill } from '../../miniapp/src/i18n/texts';", 'miniapp/src/i18n/texts.ts': '' },
    offence: /in no layer/,
    right: { 'server/http/app.ts': "import { fill } from '../../shared/messages';", 'shared/messages.ts': '' },
  },
  {
    rule: 'shared ←',
    what: 'the server imports a test',
    wrong: { 'server/main.ts': "const club = require('../test/support/club');", 'test/support/club.ts': '' },
    offence: /main imports test/,
    right: { 'test/support/club.ts': "import { main } from '../../server/main';", 'server/main.ts': '' },
  },
  {
    rule: 'a module is entered',
    what: 'a module imports a file behind the door of another',
    wrong: {
      ...doors,
      'server/modules/points/spend.ts': "import { Row } from '../members/member.entity';",
      'server/modules/members/member.entity.ts': '',
    },
    offence: /past the door of module members/,
    right: { ...doors, 'server/modules/points/spend.ts': "import { members } from '../members';" },
  },
  {
    rule: 'a module is entered',
    what: 'a module imports one that stands later',
    wrong: { ...doors, 'server/modules/members/join.ts': "import { points } from '../points/index';" },
    offence: /module members imports points, which stands later/,
    right: { ...doors, 'server/modules/points/join.ts': "import { members } from '../members/index';" },
  },
  {
    rule: 'every module stands',
    what: 'a module is in no list',
    wrong: { ...doors, 'server/modules/perks/index.ts': '', 'server/modules/perks/grant.ts': "import { perks } from './index';" },
    offence: /server\/modules\/perks:1 stands in no list/,
    right: doors,
  },
  {
    rule: 'files do not import',
    what: 'three files import each other in a circle',
    wrong: {
      'server/core/a.ts': "import { b } from './b';",
      'server/core/b.ts': "export * from './c';",
      'server/core/c.ts': "import { a } from './a';",
    },
    offence: /a\.ts → server\/core\/b\.ts → server\/core\/c\.ts → server\/core\/a\.ts/,
    right: { 'server/core/a.ts': "import { b } from './b';", 'server/core/b.ts': "import type { A } from './a';" },
  },
  {
    rule: 'koa stays',
    what: 'a module imports koa',
    wrong: { 'server/modules/points/faces.ts': "import type { Context } from 'koa';" },
    offence: /imports koa outside server\/http/,
    right: { 'server/http/app.ts': "import Koa from 'koa';" },
  },
  {
    rule: 'koa stays',
    what: 'faces.ts imports an entity',
    wrong: { 'server/modules/points/faces.ts': "import { Lot } from './lot.entity';", 'server/modules/points/lot.entity.ts': '' },
    offence: /faces\.ts imports \.\/lot\.entity/,
    right: { 'server/modules/points/ledger.ts': "import { Lot } from './lot.entity';", 'server/modules/points/lot.entity.ts': '' },
  },
];

const habits: Bite[] = [
  ...['new Date()', 'Date.now()', 'Math.random()', 'process.env.PORT', "process['env']", 'globalThis.process.env'].map((call) => ({
    rule: 'clock, chance',
    what: `a module calls ${call}`,
    wrong: { 'server/modules/points/ledger.ts': `const x = ${call};` },
    offence: /take it from the context/,
    right: { 'server/core/clock.ts': `const x = ${call};`, 'server/modules/points/ledger.ts': 'const x = new Date(now);' },
  })),
  {
    rule: 'clock, chance',
    what: 'a module takes the environment apart',
    wrong: { 'server/modules/points/ledger.ts': 'const { env: { PORT } } = process;' },
    offence: /process\.env/,
    right: { 'server/config.ts': 'const { env: { PORT } } = process;' },
  },
  {
    rule: 'clock, chance',
    what: 'a face imports the data source',
    wrong: { 'server/http/app.ts': "import { DataSource } from 'typeorm';" },
    offence: /imports the data source/,
    right: {
      'server/core/db.ts': "import { DataSource } from 'typeorm';",
      'server/modules/points/lot.entity.ts': "import { Column } from 'typeorm';",
    },
  },
  {
    rule: 'files have',
    what: 'a file has 301 lines',
    wrong: { 'server/core/db.ts': long(301) },
    offence: /has 301 lines/,
    right: { 'server/core/db.ts': long(300) },
  },
  {
    rule: 'files have',
    what: 'a function has 61 lines',
    wrong: { 'test/a.test.ts': `it('x', () => {\n${long(59)}});` },
    offence: /a function of 61 lines/,
    right: { 'test/a.test.ts': `onBoth('x', () => {\n${long(80)}it('z', f);\n});\nit('y', () => {\n${long(58)}});` },
  },
  {
    rule: 'names say',
    what: 'a folder is called utils',
    wrong: { 'server/utils/dates.ts': '' },
    offence: /has a name that says nothing/,
    right: { 'server/core/dates.ts': '' },
  },
  {
    rule: 'names say',
    what: 'a class is called PointsManager',
    wrong: { 'server/core/points.ts': 'export class PointsManager {}' },
    offence: /PointsManager says nothing/,
    right: { 'server/core/points.ts': 'export class Ledger {}' },
  },
  {
    rule: 'names say',
    what: 'a file is in camelCase',
    wrong: { 'server/core/groupCommit.ts': '' },
    offence: /kebab-case/,
    right: { 'server/core/group-commit.ts': '' },
  },
  {
    rule: 'names say',
    what: 'a default export',
    wrong: { 'server/core/a.ts': 'export default class Ledger {}', 'server/core/b.ts': 'const x = 1;\nexport default x;' },
    offence: /exports a default/,
    right: { 'test/support/global-setup.ts': 'export default 1;' },
  },
  {
    rule: 'nothing is exported',
    what: 'a function is exported for nobody',
    wrong: { 'server/core/a.ts': 'export const used = 1;\nexport const idle = 2;', 'server/main.ts': "import { used } from './core/a';" },
    offence: /a\.ts:2 exports idle/,
    right: { 'server/core/a.ts': 'export const used = 1;', 'test/a.test.ts': "import { used } from '../server/core/a';" },
  },
  {
    rule: 'nothing is exported',
    what: 'a door hands on what nobody wants',
    wrong: {
      'server/modules/points/index.ts': "export { spend, earn } from './ledger';",
      'server/modules/points/ledger.ts': 'export const spend = 1;\nexport const earn = 2;',
      'server/main.ts': "import { spend } from './modules/points';",
    },
    offence: /index\.ts:1 exports earn/,
    right: {
      'shared/a.ts': 'export const a = 1;',
      'shared/b.ts': "export * from './a';",
      'server/main.ts': "import { a } from '../shared/b';",
    },
  },
  {
    rule: 'nothing is exported',
    what: 'a file that nobody imports',
    wrong: { 'server/core/idle.ts': 'void 0;' },
    offence: /imported by nobody/,
    right: { 'server/cli/verify.ts': 'export const main = 1;' },
  },
  {
    rule: 'no any',
    what: 'any in a module, excused or not',
    wrong: { 'server/modules/points/a.ts': '// biome-ignore lint/suspicious/noExplicitAny: because\nexport const a = (x: any) => x;' },
    offence: /a\.ts:2 uses any/,
    right: { 'server/core/a.ts': '// biome-ignore lint/suspicious/noExplicitAny: lists forget types\nexport type A = List<any>;' },
  },
  {
    rule: 'no any',
    what: 'the type check switched off',
    wrong: { 'server/core/a.ts': `// @ts-${'expect-error'} no types\nvoid 0;` },
    offence: /switches the type check off/,
    right: { 'server/core/a.ts': 'void 0;' },
  },
  ...["it.skip('x', f)", "describe.only('x', f)", "it.todo('x')", "xit('x', f)", "test.skip.each([1])('x', f)"].map((call) => ({
    rule: 'no test is left out',
    what: call,
    wrong: { 'test/a.test.ts': `${call};` },
    offence: /leaves a test out/,
    right: { 'test/a.test.ts': "it('skips only what is done', f); list.skip(1);" },
  })),
  {
    rule: 'no test is left out',
    what: 'a note of work to do',
    wrong: { 'server/core/a.ts': `void 0; // ${'TO'}${'DO'}: later` },
    offence: /leaves work for later/,
    right: { 'server/core/a.ts': "const mark = 'TODO';" },
  },
  {
    rule: 'no path of one machine',
    what: 'a home folder',
    wrong: { 'server/core/a.ts': `const file = '${'/home'}/ada/club.db';` },
    offence: /names a path of one machine/,
    right: { 'server/core/a.ts': "const file = '/api/v1/home/ada';" },
  },
];

/** At least one for every rule on the sources. */
export const bites: readonly Bite[] = [...layers, ...habits];
