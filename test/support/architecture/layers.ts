import ts from 'typescript';
import type { Import, Offence, Project } from './project';

/** From the bottom up; a file may import its own layer and those below. Rule 1: shared ← core ← modules ← faces ← main. */
const layers: readonly { name: string; holds: RegExp }[] = [
  { name: 'shared', holds: /^shared\// },
  { name: 'core', holds: /^server\/(core|types)\// },
  { name: 'modules', holds: /^server\/modules\// },
  { name: 'faces', holds: /^server\/(http|bot|jobs|web)\// },
  { name: 'main', holds: /^server\/([^/]+\.ts$|cli\/|demo\/)/ },
  { name: 'test', holds: /^test\// },
];

const rankOf = (path: string): number => layers.findIndex(({ holds }) => holds.test(path));

const place = ({ from, line }: Import): string => `${from}:${line}`;

/** Rule 1: no import upwards; miniapp sees shared only; shared sees zod only. */
export const layerOffences = (project: Project): Offence[] => {
  const offences = project.paths
    .filter((path) => rankOf(path) < 0 && !path.startsWith('miniapp/'))
    .map((path) => `${path}:1 belongs to no layer`);
  for (const edge of project.imports) {
    const [from, to] = [rankOf(edge.from), rankOf(edge.target ?? '')];
    if (edge.from.startsWith('miniapp/')) {
      const outside = edge.target !== undefined && !/^(miniapp|shared)\//.test(edge.target);
      if (outside) offences.push(`${place(edge)} miniapp imports ${edge.target}; it may see shared/ only`);
      continue;
    }
    // The client's own tests look at the client; the server and its tests never do.
    if (edge.from.startsWith('test/miniapp/') && edge.target?.startsWith('miniapp/src/')) continue;
    if (edge.target === undefined) {
      if (from === 0 && edge.specifier !== 'zod') offences.push(`${place(edge)} shared imports ${edge.specifier}; it may see zod only`);
    } else if (to < 0) {
      offences.push(`${place(edge)} imports ${edge.specifier}, which is in no layer`);
    } else if (to > from) {
      offences.push(`${place(edge)} ${layers[from]?.name} imports ${layers[to]?.name} (${edge.target})`);
    }
  }
  return offences;
};

const moduleOf = (path: string): string | undefined => /^server\/modules\/([^/]+)\//.exec(path)?.[1];

/** The module names in the order of the list in server/modules.ts, by the folders that its entries are imported from. */
export const moduleOrder = (project: Project): readonly string[] => {
  const list = 'server/modules.ts';
  if (!project.sources.has(list)) return [];
  const folders = new Map<string, string>();
  for (const statement of project.parse(list).statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const folder = /^\.\/modules\/([^/]+)/.exec(statement.moduleSpecifier.text)?.[1];
    const bindings = statement.importClause?.namedBindings;
    if (folder && bindings && ts.isNamedImports(bindings)) for (const element of bindings.elements) folders.set(element.name.text, folder);
  }
  const order: string[] = [];
  project.walk(list, (node) => {
    if (!ts.isArrayLiteralExpression(node)) return;
    for (const element of node.elements) {
      const folder = ts.isIdentifier(element) ? folders.get(element.text) : undefined;
      if (folder && !order.includes(folder)) order.push(folder);
    }
  });
  return order;
};

/** What a module shows to its siblings, and what it shows to the faces and to main. */
const doors = { sibling: /^index\.ts$/, above: /^(index|faces|words)\.ts$/ };

/** Rule 2: another module only through its index.ts, and only one that stands earlier in server/modules.ts. */
export const doorOffences = (project: Project): Offence[] => {
  const order = moduleOrder(project);
  const offences: Offence[] = [];
  for (const edge of project.imports) {
    const [mine, theirs] = [moduleOf(edge.from), moduleOf(edge.target ?? '')];
    if (!theirs || theirs === mine || edge.from.startsWith('test/') || edge.from === 'server/modules.ts') continue;
    const door = mine ? doors.sibling : doors.above;
    if (!door.test(edge.target?.slice(`server/modules/${theirs}/`.length) ?? '')) {
      offences.push(`${place(edge)} imports ${edge.target} past the door of module ${theirs}`);
    }
    if (!mine || order.length === 0) continue;
    const [here, there] = [order.indexOf(mine), order.indexOf(theirs)];
    if (there >= 0 && here >= 0 && there > here) {
      offences.push(`${place(edge)} module ${mine} imports ${theirs}, which stands later in server/modules.ts`);
    }
  }
  return offences;
};

/** Every folder of server/modules must stand in server/modules.ts, or nothing of it runs. */
export const unlistedModules = (project: Project): Offence[] => {
  const order = moduleOrder(project);
  if (order.length === 0) return [];
  const folders = new Set(project.paths.flatMap((path) => moduleOf(path) ?? []));
  const outside = project.imports.filter(({ from, target }) => from.startsWith('server/') && moduleOf(from) !== moduleOf(target ?? ''));
  const imported = new Set(outside.map(({ target }) => moduleOf(target ?? '')));
  const idle = [...folders].filter((folder) => !order.includes(folder) && !imported.has(folder));
  return idle.map((folder) => `server/modules/${folder}:1 stands in no list: server/modules.ts does not name it and nobody imports it`);
};

/** No circles of files, types aside: they vanish when the program runs. */
export const circleOffences = (project: Project): Offence[] => {
  const next = new Map<string, string[]>();
  for (const { from, target, typeOnly } of project.imports) {
    if (target !== undefined && !typeOnly) next.set(from, [...(next.get(from) ?? []), target]);
  }
  const done = new Set<string>();
  const trail: string[] = [];
  const offences: Offence[] = [];
  const visit = (path: string): void => {
    if (done.has(path)) return;
    const start = trail.indexOf(path);
    if (start >= 0) {
      offences.push(`${path}:1 is in a circle: ${[...trail.slice(start), path].join(' → ')}`);
      return;
    }
    trail.push(path);
    for (const target of next.get(path) ?? []) visit(target);
    trail.pop();
    done.add(path);
  };
  for (const path of project.paths) visit(path);
  return offences;
};

/** Rule 5: koa lives in server/http only; faces.ts sees operations and views, never entities and never the database. */
export const faceOffences = (project: Project): Offence[] => {
  const offences: Offence[] = [];
  for (const edge of project.imports) {
    const isKoa = edge.target === undefined && /^(koa|@koa\/.*|koa-.*|@types\/koa)$/.test(edge.specifier);
    if (isKoa && edge.from.startsWith('server/') && !edge.from.startsWith('server/http/')) {
      offences.push(`${place(edge)} imports ${edge.specifier} outside server/http`);
    }
    if (!/^server\/modules\/[^/]+\/faces\.ts$/.test(edge.from)) continue;
    const entity =
      /\.entity(\.ts)?$/.test(edge.target ?? '') ||
      edge.specifier === 'typeorm' ||
      /^server\/core\/db(-[^/]*)?\.ts$/.test(edge.target ?? '');
    if (entity)
      offences.push(`${place(edge)} faces.ts imports ${edge.specifier}; it may see operations and views, never entities or the database`);
  }
  return offences;
};
