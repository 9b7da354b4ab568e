import ts from 'typescript';
import type { Offence, Project } from './project';

/** Files that are started, not imported; their exports are used by whoever starts them. */
const isEntry = (path: string): boolean => path === 'server/main.ts' || path === 'server/modules.ts' || /^server\/cli\/[^/]+$/.test(path);

interface Exported {
  readonly name: string;
  readonly node: ts.Node;
  readonly isType: boolean;
}

const hasExport = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const namesIn = (name: ts.BindingName): ts.Identifier[] =>
  ts.isIdentifier(name) ? [name] : name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []));

const declared = (statement: ts.Statement): Exported[] => {
  if (ts.isExportDeclaration(statement)) {
    const elements = statement.exportClause && ts.isNamedExports(statement.exportClause) ? statement.exportClause.elements : [];
    return elements.map((node) => ({ name: node.name.text, node, isType: false }));
  }
  if (ts.isExportAssignment(statement)) return [{ name: 'default', node: statement, isType: false }];
  if (!hasExport(statement)) return [];
  if (ts.isVariableStatement(statement)) {
    const names = statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
    return names.map((node) => ({ name: node.text, node, isType: false }));
  }
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  const isNamed = isType || ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement);
  return isNamed && statement.name ? [{ name: statement.name.text, node: statement, isType }] : [];
};

/** Which names of which files are imported by another file; `export *` hands the wish on. */
const usedNames = (project: Project): Map<string, Set<string>> => {
  const used = new Map<string, Set<string>>();
  const stars = new Map<string, string[]>();
  for (const path of project.paths) {
    for (const statement of project.parse(path).statements) {
      const isStar = ts.isExportDeclaration(statement) && !statement.exportClause;
      const target = isStar ? project.imports.find((edge) => edge.from === path && edge.names[0] === '*')?.target : undefined;
      if (target) stars.set(path, [...(stars.get(path) ?? []), target]);
    }
  }
  const use = (path: string, name: string, seen: ReadonlySet<string>): void => {
    used.set(path, (used.get(path) ?? new Set()).add(name));
    for (const target of stars.get(path) ?? []) if (!seen.has(target)) use(target, name, new Set([...seen, target]));
  };
  for (const { from, target, names } of project.imports) {
    if (target === undefined || stars.get(from)?.includes(target)) continue;
    for (const name of names) use(target, name, new Set([target]));
  }
  return used;
};

/** A type that its own file uses is part of the signature of something else, so it is not dead. */
const mentionedAtHome = (project: Project, path: string, { name, node }: Exported): boolean => {
  let mentioned = false;
  project.walk(path, (it) => {
    if (ts.isIdentifier(it) && it.text === name && it.parent !== node) mentioned = true;
  });
  return mentioned;
};

/** A file that adds to the types of another one works without being imported. */
const extendsTypes = (project: Project, path: string): boolean =>
  project.parse(path).statements.some((statement) => ts.isModuleDeclaration(statement) && ts.isStringLiteral(statement.name));

/** Rule 7: what server/ and shared/ export is imported by another file, tests included; and every file is imported by somebody. */
export const deadExports = (project: Project): Offence[] => {
  const used = usedNames(project);
  const imported = new Set(project.imports.map(({ target }) => target));
  const offences: Offence[] = [];
  for (const path of project.paths) {
    if (!/^(server|shared)\//.test(path) || !path.endsWith('.ts') || path.endsWith('.d.ts') || isEntry(path)) continue;
    if (!imported.has(path) && !extendsTypes(project, path)) offences.push(`${path}:1 is imported by nobody`);
    const names = used.get(path) ?? new Set<string>();
    if (names.has('*')) continue;
    for (const exported of project.parse(path).statements.flatMap(declared)) {
      if (names.has(exported.name)) continue;
      if (exported.isType && mentionedAtHome(project, path, exported)) continue;
      offences.push(project.at(path, exported.node, `exports ${exported.name}, which nobody imports`));
    }
  }
  return offences;
};
