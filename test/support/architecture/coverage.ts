import ts from 'typescript';
import type { Offence, Project } from './project';

/** What these rules need of a module; the real ones of server/modules.ts fit. */
export interface ModuleTables {
  readonly name: string;
  readonly operations?: readonly { readonly name: string }[];
  readonly routes?: readonly { readonly method: string; readonly path: string; readonly operation: { readonly name: string } }[];
  readonly commands?: readonly { readonly intent: string; readonly operation: { readonly name: string } }[];
  readonly schedules?: readonly { readonly job: string; readonly operation: { readonly name: string } }[];
  readonly handlers?: readonly { readonly on: string }[];
  readonly notices?: readonly { readonly on: string }[];
  readonly facts?: readonly string[];
  readonly auditOnly?: readonly string[];
}

const place = (module: ModuleTables): string => `server/modules/${module.name}/index.ts:1`;

/** Operation name → name of the constant that holds it, from `export const checkIn = operation({ name: 'check-ins.check-in' … })`. */
const constantsOf = (project: Project): Map<string, string> => {
  const constants = new Map<string, string>();
  for (const path of project.paths.filter((it) => it.startsWith('server/modules/'))) {
    project.walk(path, (node) => {
      if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isCallExpression(node.initializer)) return;
      const [argument] = node.initializer.arguments;
      if (node.initializer.expression.getText() !== 'operation' || !argument || !ts.isObjectLiteralExpression(argument)) return;
      for (const property of argument.properties) {
        const isName = ts.isPropertyAssignment(property) && property.name.getText() === 'name' && ts.isStringLiteral(property.initializer);
        if (isName) constants.set(property.initializer.text, node.name.getText());
      }
    });
  }
  return constants;
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A path as stories write it: `/events/:id/sign-ups`, `/events/${id}/sign-ups` or `/events/evt_1/sign-ups`. */
const pathPattern = (path: string): string =>
  `${path
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/\'"`\\s]+' : escaped(part)))
    .join('/')}(?=['"\`?])`;

const isStory = (path: string): boolean =>
  path.startsWith('test/') && path.endsWith('.test.ts') && !/^test\/(architecture|http\/access)/.test(path);

/** Rule 8: every operation has a story: some test calls it by its constant, its name, its route or its job. */
export const storyOffences = (project: Project, modules: readonly ModuleTables[]): Offence[] => {
  const constants = constantsOf(project);
  const stories = project.paths.filter(isStory).map((path) => project.sources.get(path) ?? '');
  const told = (pattern: string): boolean => stories.some((text) => new RegExp(pattern).test(text));
  const routes = modules.flatMap((module) => module.routes ?? []);
  const jobs = modules.flatMap((module) => module.schedules ?? []);
  const offences: Offence[] = [];
  for (const module of modules) {
    for (const { name } of module.operations ?? []) {
      const constant = constants.get(name);
      const patterns = [
        `['"\`]${escaped(name)}['"\`]`,
        ...(constant ? [`\\b${constant}\\b`] : []),
        ...routes.filter(({ operation }) => operation.name === name).map(({ path }) => pathPattern(path)),
        ...jobs.filter(({ operation }) => operation.name === name).map(({ job }) => `['"\`]${escaped(job)}['"\`]`),
      ];
      if (!patterns.some(told)) offences.push(`${place(module)} no test tells a story of operation ${name}`);
    }
  }
  return offences;
};

/** Every operation that a face reaches is listed by its module, once; names are unique over all modules. */
export const registryOffences = (modules: readonly ModuleTables[]): Offence[] => {
  const listed = modules.flatMap((module) => (module.operations ?? []).map(({ name }) => name));
  const offences: Offence[] = [];
  for (const module of modules) {
    const reached = [...(module.routes ?? []), ...(module.commands ?? []), ...(module.schedules ?? [])];
    for (const name of new Set(reached.map(({ operation }) => operation.name))) {
      if (!listed.includes(name)) offences.push(`${place(module)} a face reaches operation ${name}, which no module lists`);
    }
    for (const { name } of module.operations ?? []) {
      if (!/^[a-z-]+\.[a-z-]+$/.test(name) || !name.startsWith(`${module.name}.`))
        offences.push(`${place(module)} ${name} is not named module.verb-noun`);
      if (listed.filter((it) => it === name).length > 1) offences.push(`${place(module)} operation ${name} is listed twice`);
    }
  }
  return offences;
};

/** Fact types that a file tells: the `type` of an object handed to a function called `tell`. */
const toldIn = (project: Project, path: string): { type: string; node: ts.Node }[] => {
  const told: { type: string; node: ts.Node }[] = [];
  project.walk(path, (node) => {
    if (!ts.isCallExpression(node) || !/(^|\.)tell$/.test(node.expression.getText())) return;
    const [argument] = node.arguments;
    if (!argument || !ts.isObjectLiteralExpression(argument)) return;
    for (const property of argument.properties) {
      const isType = ts.isPropertyAssignment(property) && property.name.getText() === 'type' && ts.isStringLiteral(property.initializer);
      if (isType) told.push({ type: property.initializer.text, node });
    }
  });
  return told;
};

/** Rule 8: every fact that is told is declared by its module; every declared fact is handled, noticed or declared audit-only. */
export const factOffences = (project: Project, modules: readonly ModuleTables[]): Offence[] => {
  const heard = new Set(modules.flatMap((module) => [...(module.handlers ?? []), ...(module.notices ?? [])].map(({ on }) => on)));
  const declared = new Set(modules.flatMap((module) => module.facts ?? []));
  const offences: Offence[] = [];
  for (const module of modules) {
    for (const type of module.facts ?? []) {
      const silent = module.auditOnly?.includes(type) ?? false;
      if (!heard.has(type) && !silent) offences.push(`${place(module)} fact ${type} is neither handled nor declared audit-only`);
      if (heard.has(type) && silent) offences.push(`${place(module)} fact ${type} is declared audit-only, and somebody handles it`);
      if (!/^([A-Z][a-z0-9]+)+$/.test(type)) offences.push(`${place(module)} fact ${type} is not in PascalCase`);
    }
    for (const type of module.auditOnly ?? []) {
      if (!module.facts?.includes(type)) offences.push(`${place(module)} ${type} is audit-only, but not among the module's facts`);
    }
  }
  for (const type of heard) if (!declared.has(type)) offences.push(`server/modules.ts:1 ${type} is handled, and no module declares it`);
  for (const path of project.paths.filter((it) => it.startsWith('server/modules/'))) {
    for (const { type, node } of toldIn(project, path)) {
      const owner = modules.find(({ name }) => path.startsWith(`server/modules/${name}/`));
      if (owner && !owner.facts?.includes(type))
        offences.push(project.at(path, node, `tells ${type}, which module ${owner.name} does not declare`));
    }
  }
  return offences;
};

/**
 * Rule 8: every route is in the OpenAPI document.
 *
 * @param paths the document's `paths`, keys like `/api/v1/events/{id}`
 */
export const openApiOffences = (modules: readonly ModuleTables[], paths: Readonly<Record<string, object>>): Offence[] => {
  const documented = new Map(Object.entries(paths).map(([path, item]) => [path.replace(/^\/api\/v1/, ''), item]));
  const offences: Offence[] = [];
  for (const module of modules) {
    for (const { method, path } of module.routes ?? []) {
      const item = documented.get(path.replace(/:(\w+)/g, '{$1}'));
      if (!item || !(method.toLowerCase() in item))
        offences.push(`${place(module)} route ${method} ${path} is not in the OpenAPI document`);
    }
  }
  return offences;
};
