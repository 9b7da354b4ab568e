import { readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { z } from 'zod';
import type { Route } from '../../core/faces';
import type { Module } from '../../core/module';
import { printType } from './print-type';

const SHARED = join(__dirname, '../../../shared');
const MODE: Readonly<Record<string, string>> = { 'text/calendar': 'text', 'text/event-stream': 'stream' };

interface Named {
  /** Name of the file in shared/. */
  file: string;
  name: string;
}

/** Every schema that shared/ exports, under its name. */
function namedSchemas(): Map<z.ZodType, Named> {
  const found = new Map<z.ZodType, Named>();
  const files = readdirSync(SHARED).filter((file) => /\.(js|ts)$/.test(file) && !file.endsWith('.d.ts'));
  for (const path of files.sort()) {
    const file = basename(path, extname(path));
    const exported = require(join(SHARED, path)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported))
      if (value instanceof z.ZodType && !found.has(value)) found.set(value, { file, name });
  }
  return found;
}

const camel = (kebab: string): string => kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const nameOf = ({ operation }: Route): string => camel(operation.name.split('.')[1] as string);
const modeOf = ({ contentType }: Route): string | undefined =>
  contentType === undefined ? undefined : (MODE[contentType.split(';')[0] as string] ?? 'bytes');

interface Written {
  text: string;
  /** Files of shared/ whose types it names. */
  uses: Set<string>;
}

function inputOf(route: Route): string {
  const schema = route.face?.takes ?? route.operation.input;
  if (!route.rawBody) return printType(schema, 'input');
  const file = '{ file: Upload }';
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map((m) => `${m[1]}: string`);
  return inPath.length === 0 ? file : `${file} & { ${inPath.join('; ')} }`;
}

function outputOf(route: Route, named: ReadonlyMap<z.ZodType, Named>, uses: Set<string>): string {
  const mode = modeOf(route);
  if (mode) return mode === 'bytes' ? 'ArrayBuffer' : 'string';
  const known = named.get(route.output);
  if (!known) return printType(route.output, 'output');
  uses.add(known.file);
  return `z.output<typeof ${camel(known.file)}.${known.name}>`;
}

function callOf(route: Route, name: string, named: ReadonlyMap<z.ZodType, Named>, uses: Set<string>): string {
  const mode = modeOf(route);
  const flags = [
    route.public && 'public: true',
    route.unlogged && 'unlogged: true',
    (route.method === 'GET' || route.operation.reads) && 'reads: true',
    route.rawBody && "sends: 'file'",
    mode && `gives: '${mode}'`,
  ].filter(Boolean);
  const type = `Call<${inputOf(route)}, ${outputOf(route, named, uses)}>`;
  const fields = [`method: '${route.method}'`, `path: '${route.path}'`, ...flags];
  return `/** ${route.summary} */\nexport const ${name}: ${type} = {\n${fields.map((field) => `  ${field},\n`).join('')}};\n`;
}

function moduleText(module: Module, named: ReadonlyMap<z.ZodType, Named>): Written {
  const uses = new Set<string>();
  const seen = new Set<string>();
  const calls = (module.routes ?? []).map((route) => {
    const plain = nameOf(route);
    // One operation at two addresses: the second is called by its address.
    const name = seen.has(plain) ? `${plain}By${camel(`-${route.path.split('/').pop() ?? ''}`)}` : plain;
    seen.add(name);
    return callOf(route, name, named, uses);
  });
  return { text: calls.join('\n'), uses };
}

const HEAD = '// Written by `npm run client` from the operations of the server: change those, then run it again.\n';

/**
 * The typed calls of the miniapp, one file for each module with routes: file name → text. Inputs are printed from the schemas that check
 * the requests, answers are named by shared/, types only: no schema reaches the package.
 */
export function writeCalls(modules: readonly Module[]): Map<string, string> {
  const named = namedSchemas();
  const files = new Map<string, string>();
  for (const module of modules) {
    if ((module.routes ?? []).length === 0) continue;
    const { text, uses } = moduleText(module, named);
    const imports = [
      ...(uses.size > 0 ? ["import type { z } from 'zod';"] : []),
      ...[...uses].sort().map((file) => `import type * as ${camel(file)} from '../../../../shared/${file}';`),
      `import type { ${text.includes('Upload') ? 'Call, Upload' : 'Call'} } from '../call';`,
    ];
    files.set(`${module.name}.ts`, `${HEAD}\n${imports.join('\n')}\n\n${text}`);
  }
  const doors = [...files.keys()].sort().map((file) => `export * as ${camel(basename(file, '.ts'))} from './${basename(file, '.ts')}';\n`);
  files.set('index.ts', `${HEAD}\n${doors.join('')}`);
  return files;
}
