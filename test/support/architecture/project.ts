import { posix } from 'node:path';
import ts from 'typescript';

/** Path below the repository root, with forward slashes → text. */
export type Sources = ReadonlyMap<string, string>;

/** `path:line sentence`: what is wrong, and where. */
export type Offence = string;

/** One import, re-export, `import()` or `require` of a file. */
export interface Import {
  readonly from: string;
  readonly line: number;
  /** What stands between the quotes. */
  readonly specifier: string;
  /** The file it means, or undefined for a package. */
  readonly target: string | undefined;
  /** Names as the target exports them; `*` for all of them, `default` for the default export. */
  readonly names: readonly string[];
  /** Gone when the program runs. */
  readonly typeOnly: boolean;
}

/** The sources with what every rule needs of them. */
export interface Project {
  readonly sources: Sources;
  readonly paths: readonly string[];
  readonly parse: (path: string) => ts.SourceFile;
  readonly imports: readonly Import[];
  /** Calls `visit` for every node of the file, parents first. */
  readonly walk: (path: string, visit: (node: ts.Node) => void) => void;
  readonly at: (path: string, node: ts.Node, sentence: string) => Offence;
}

const isProgram = (path: string): boolean => /\.(ts|tsx|mts|cts|js|mjs|cjs)$/.test(path);

const resolveIn = (sources: Sources, from: string, specifier: string): string | undefined => {
  if (!specifier.startsWith('.')) return undefined;
  const base = posix.join(posix.dirname(from), specifier);
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}.d.ts`, `${base}/index.ts`];
  return candidates.find((path) => sources.has(path)) ?? base;
};

const namesOfClause = (clause: ts.ImportClause | undefined): { names: string[]; typeOnly: boolean } => {
  if (!clause) return { names: [], typeOnly: false };
  const names: string[] = clause.name ? ['default'] : [];
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push('*');
  const elements = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
  for (const element of elements) names.push((element.propertyName ?? element.name).text);
  const allTypes = elements.length > 0 && !clause.name && elements.every((element) => element.isTypeOnly);
  return { names, typeOnly: clause.phaseModifier === ts.SyntaxKind.TypeKeyword || allTypes };
};

const namesOfExport = (node: ts.ExportDeclaration): { names: string[]; typeOnly: boolean } => {
  const elements = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : undefined;
  if (!elements) return { names: ['*'], typeOnly: node.isTypeOnly };
  const names = elements.map((element) => (element.propertyName ?? element.name).text);
  return { names, typeOnly: node.isTypeOnly || (elements.length > 0 && elements.every((element) => element.isTypeOnly)) };
};

const isLoad = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) &&
  (node.expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(node.expression) && node.expression.text === 'require'));

interface Found {
  specifier: string;
  names: readonly string[];
  typeOnly: boolean;
}

const importOf = (node: ts.Node): Found | undefined => {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, ...namesOfClause(node.importClause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, ...namesOfExport(node) };
  }
  if (isLoad(node)) {
    const [argument] = node.arguments;
    if (argument && ts.isStringLiteral(argument)) return { specifier: argument.text, names: ['*'], typeOnly: false };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, names: ['*'], typeOnly: true };
  }
  return undefined;
};

/** Prepares sources for the rules. Files that are no program (YAML, CSS …) count only by their path. */
export const readProject = (sources: Sources): Project => {
  const parsed = new Map<string, ts.SourceFile>();
  const paths = [...sources.keys()].filter(isProgram).sort();
  const parse = (path: string): ts.SourceFile => {
    const known = parsed.get(path);
    if (known) return known;
    const file = ts.createSourceFile(path, sources.get(path) ?? '', ts.ScriptTarget.ES2023, true);
    parsed.set(path, file);
    return file;
  };
  const walk = (path: string, visit: (node: ts.Node) => void): void => {
    const step = (node: ts.Node): void => {
      visit(node);
      ts.forEachChild(node, step);
    };
    step(parse(path));
  };
  const lineOf = (path: string, node: ts.Node): number => parse(path).getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const at = (path: string, node: ts.Node, sentence: string): Offence => `${path}:${lineOf(path, node)} ${sentence}`;
  const imports: Import[] = [];
  for (const path of paths) {
    walk(path, (node) => {
      const found = importOf(node);
      if (found) imports.push({ ...found, from: path, line: lineOf(path, node), target: resolveIn(sources, path, found.specifier) });
    });
  }
  return { sources, paths, parse, imports, walk, at };
};
