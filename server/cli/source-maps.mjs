import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve, sep } from 'node:path';

/**
 * Makes stack traces name the TypeScript lines. Node's own switch reads the maps of every loaded package at start, which costs more than
 * the whole rest of the start; this reads the map of a compiled file only when a trace that mentions it is printed.
 *
 * @param {string} buildDirectory absolute path of `.build`
 */
export const mapStacks = (buildDirectory) => {
  const maps = new Map();
  const mapOf = (file) => {
    if (!maps.has(file)) {
      let map;
      try {
        map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
      } catch {
        map = undefined;
      }
      maps.set(file, map);
    }
    return maps.get(file);
  };
  const place = (site) => {
    const file = site.getFileName();
    if (!file?.startsWith(buildDirectory + sep)) return undefined;
    const entry = mapOf(file)?.findEntry(site.getLineNumber() - 1, site.getColumnNumber() - 1);
    if (entry?.originalSource === undefined) return undefined;
    return `${resolve(dirname(file), entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  };
  Error.prepareStackTrace = (error, sites) => {
    const lines = sites.map((site) => {
      const there = place(site);
      const text = String(site);
      if (there === undefined) return `    at ${text}`;
      return text.endsWith(')') ? `    at ${text.slice(0, text.lastIndexOf('('))}(${there})` : `    at ${there}`;
    });
    return [String(error), ...lines].join('\n');
  };
};
