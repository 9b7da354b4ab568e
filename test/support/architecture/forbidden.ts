import ts from 'typescript';
import type { Offence, Project } from './project';

/** Where the world outside may be asked: the core, the settings, and the starter that runs before anything is compiled. */
const mayAskTheWorld = (path: string): boolean => /^server\/core\/|^server\/config\.ts$|^server\/cli\/[^/]+\.mjs$/.test(path);

const sayForbidden = (node: ts.Node): string | undefined => {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) return 'new Date()';
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date()';
  if (ts.isPropertyAccessExpression(node)) {
    const text = node
      .getText()
      .replace(/^globalThis\./, '')
      .replace(/\s|\?/g, '');
    if (['Date.now', 'Math.random', 'process.env'].includes(text)) return text;
  }
  if (ts.isElementAccessExpression(node) && node.expression.getText() === 'process' && /^['"`]env/.test(node.argumentExpression.getText()))
    return 'process.env';
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name)) {
    const taken = node.name.elements.map((element) => (element.propertyName ?? element.name).getText());
    const from = node.initializer?.getText() ?? '';
    if (from === 'process' && taken.includes('env')) return 'process.env';
    if (from === 'Math' && taken.includes('random')) return 'Math.random';
    if (from === 'Date' && taken.includes('now')) return 'Date.now';
  }
  return undefined;
};

/** Rule 6: outside core/ and config.ts nobody asks the clock, chance, the environment or the data source. */
export const worldOffences = (project: Project): Offence[] => {
  const offences: Offence[] = [];
  for (const path of project.paths) {
    if (!/^(server|shared)\//.test(path) || mayAskTheWorld(path)) continue;
    project.walk(path, (node) => {
      const what = sayForbidden(node);
      if (what) offences.push(project.at(path, node, `uses ${what}; take it from the context`));
    });
    for (const edge of project.imports.filter(({ from }) => from === path)) {
      const env = /^(node:)?process$/.test(edge.specifier) && edge.names.includes('env');
      const data = edge.specifier === 'typeorm' && edge.names.includes('DataSource') && !path.startsWith('server/cli/');
      if (env || data) offences.push(`${path}:${edge.line} imports ${env ? 'process.env' : 'the data source'}; take it from the context`);
    }
  }
  return offences;
};

const leadingComment = (file: ts.SourceFile, node: ts.Node): string => {
  const line = file.getLineAndCharacterOfPosition(node.getStart()).line;
  return line === 0 ? '' : (file.text.split('\n')[line - 1] ?? '');
};

/** No `any`, and no switching off of the type check. The core may forget types in its lists, where a comment gives the reason. */
export const anyOffences = (project: Project): Offence[] => {
  const offences: Offence[] = [];
  for (const path of project.paths) {
    const file = project.parse(path);
    project.walk(path, (node) => {
      if (node.kind !== ts.SyntaxKind.AnyKeyword) return;
      const excused =
        path.startsWith('server/core/') && /biome-ignore lint\/suspicious\/noExplicitAny: \w/.test(leadingComment(file, node));
      if (!excused) offences.push(project.at(path, node, 'uses any'));
    });
    for (const match of file.text.matchAll(/@ts-(ignore|nocheck|expect-error)/g)) {
      const before = file.text.slice(0, match.index);
      const isComment = /(\/\/|\/\*)[^\n]*$/.test(before);
      if (isComment) offences.push(`${path}:${before.split('\n').length} switches the type check off with ${match[0]}`);
    }
  }
  return offences;
};

const isSkip = (node: ts.Node): boolean => {
  if (!ts.isCallExpression(node)) return false;
  const callee = node.expression.getText().replace(/\s/g, '');
  return (
    /^(it|test|describe)(\.each(\(|`).*|\.concurrent)?\.(skip|only|todo|failing)\b/s.test(callee) ||
    /^(xit|fit|xtest|xdescribe|fdescribe)(\.|$)/.test(callee)
  );
};

/** No test is left out, and no work is left for later. */
export const unfinishedOffences = (project: Project): Offence[] => {
  const offences: Offence[] = [];
  for (const path of project.paths) {
    if (path.startsWith('test/')) {
      project.walk(path, (node) => {
        if (isSkip(node)) offences.push(project.at(path, node, 'leaves a test out'));
      });
    }
    const lines = (project.sources.get(path) ?? '').split('\n');
    lines.forEach((line, index) => {
      if (/(\/\/|\/\*|^\s*\*).*\b(TODO|FIXME|XXX|HACK)\b/.test(line)) offences.push(`${path}:${index + 1} leaves work for later`);
    });
  }
  return offences;
};

/** The repository works wherever it lies: no path of one machine. */
export const machinePathOffences = (project: Project): Offence[] => {
  const offences: Offence[] = [];
  for (const [path, text] of project.sources) {
    text.split('\n').forEach((line, index) => {
      if (/(^|[\s'"`(=:])\/(work|root|home|Users)\/\w/.test(line)) offences.push(`${path}:${index + 1} names a path of one machine`);
    });
  }
  return offences;
};
