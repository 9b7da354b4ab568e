import { posix } from 'node:path';
import ts from 'typescript';
import type { Offence, Project } from './project';

const maxFileLines = 300;
const maxFunctionLines = 60;

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isConstructorDeclaration(node) ||
  ts.isAccessor(node);

/** What holds stories, such as the callback of `describe`, is no function that anybody has to follow from top to bottom. */
const framesStories = (node: ts.FunctionLikeDeclaration): boolean => {
  const statements = node.body && ts.isBlock(node.body) ? node.body.statements : [];
  const calls = statements.flatMap((it) => (ts.isExpressionStatement(it) && ts.isCallExpression(it.expression) ? it.expression : []));
  return calls.some((call) => /^(it|test|describe)\b/.test(call.expression.getText()));
};

/** Rule 7: no file over 300 lines, no function over 60. */
export const sizeOffences = (project: Project): Offence[] => {
  const offences: Offence[] = [];
  for (const path of project.paths) {
    const file = project.parse(path);
    const lines = file.text.replace(/\n$/, '').split('\n').length;
    if (lines > maxFileLines) offences.push(`${path}:1 has ${lines} lines; ${maxFileLines} are allowed`);
    project.walk(path, (node) => {
      if (!isFunction(node) || (path.startsWith('test/') && framesStories(node))) return;
      const [first, last] = [node.getStart(), node.getEnd()].map((position) => file.getLineAndCharacterOfPosition(position).line);
      const length = (last ?? 0) - (first ?? 0) + 1;
      if (length > maxFunctionLines)
        offences.push(project.at(path, node, `is a function of ${length} lines; ${maxFunctionLines} are allowed`));
    });
  }
  return offences;
};

const vague = /^(utils?|helpers?|managers?|commons?)$/;

/** `PointsManager` and `date-utils` alike, in words. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const written = /^(README|ARCHITECTURE|CHANGELOG|LICENSE|CONTRIBUTING)(\.md)?$/;

const isDeclaration = (
  node: ts.Node,
): node is ts.FunctionDeclaration | ts.ClassDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration =>
  ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);

/** Rule 7 and "Names": nothing vague, files in kebab-case, named exports only. */
export const nameOffences = (project: Project): Offence[] => {
  const offences: Offence[] = [];
  for (const path of project.sources.keys()) {
    const base = posix.basename(path);
    if (!kebab.test(base) && !written.test(base)) offences.push(`${path}:1 is not in kebab-case`);
    if (path.split('/').some((segment) => wordsOf(segment).some((word) => vague.test(word))))
      offences.push(`${path}:1 has a name that says nothing`);
  }
  for (const path of project.paths) {
    const file = project.parse(path);
    const allowsDefault = /^test\/support\/global-[a-z]+\.ts$/.test(path);
    for (const node of file.statements) {
      const named = ts.isVariableStatement(node) ? [...node.declarationList.declarations] : isDeclaration(node) ? [node] : [];
      const vagueNames = named
        .flatMap(({ name }) => name?.getText(file) ?? [])
        .filter((name) => wordsOf(name).some((word) => vague.test(word)));
      for (const name of vagueNames) offences.push(project.at(path, node, `${name} says nothing`));
      const modifiers = isDeclaration(node) ? (node.modifiers ?? []) : [];
      const isDefault = ts.isExportAssignment(node) || modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
      if (isDefault && !allowsDefault) offences.push(project.at(path, node, 'exports a default; exports have names'));
    }
  }
  return offences;
};

const allowedTop = new Set([
  'server',
  'miniapp',
  'shared',
  'test',
  'docs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'LICENSE',
]);

/**
 * The top level stays a table of contents.
 *
 * @param entries names in the repository's root; dotfiles and ignored folders are let through
 */
export const topLevelOffences = (entries: readonly string[]): Offence[] => {
  const known = (name: string): boolean =>
    allowedTop.has(name) || name.startsWith('.') || ['node_modules', 'data', 'coverage'].includes(name);
  return entries.filter((name) => !known(name)).map((name) => `${name}:1 has no place on the top level`);
};
