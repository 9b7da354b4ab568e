import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deadExports } from './architecture/dead-exports';
import { anyOffences, machinePathOffences, unfinishedOffences, worldOffences } from './architecture/forbidden';
import { circleOffences, doorOffences, faceOffences, layerOffences, unlistedModules } from './architecture/layers';
import type { Offence, Project, Sources } from './architecture/project';
import { nameOffences, sizeOffences } from './architecture/sizes-and-names';

export { factOffences, openApiOffences, registryOffences, storyOffences } from './architecture/coverage';
export { readProject } from './architecture/project';
export { topLevelOffences } from './architecture/sizes-and-names';

/** The rules that need nothing but the sources, each under the sentence that it keeps. */
export const sourceRules: Readonly<Record<string, (project: Project) => Offence[]>> = {
  'shared ← core ← modules ← faces ← main; miniapp sees shared only; shared sees zod only': layerOffences,
  'a module is entered by its door, and only by those that stand later in server/modules.ts': doorOffences,
  'every module stands in server/modules.ts or serves one that does': unlistedModules,
  'files do not import each other in circles': circleOffences,
  'koa stays in server/http; faces.ts sees no entity and no database': faceOffences,
  'clock, chance, environment and data source are asked in core and config only': worldOffences,
  'files have at most 300 lines, functions 60': sizeOffences,
  'names say something, files are in kebab-case, exports have names': nameOffences,
  'nothing is exported that nobody imports': deadExports,
  'no any, and the type check stays on': anyOffences,
  'no test is left out, no work is left for later': unfinishedOffences,
  'no path of one machine is named': machinePathOffences,
};

const isBinary = (path: string): boolean => /\.(png|jpe?g|gif|webp|ico|woff2?|xlsx|gz|zip|db)$/.test(path);

const readFolder = (root: string, folder: string, into: Map<string, string>): void => {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== 'dist') readFolder(root, path, into);
    } else if (entry.isFile()) {
      into.set(path, isBinary(path) ? '' : readFileSync(join(root, path), 'utf8'));
    }
  }
};

/** Every file of server/, shared/, test/ and miniapp/ below `root`. */
export const readSources = (root: string): Sources => {
  const sources = new Map<string, string>();
  for (const folder of ['server', 'shared', 'test', 'miniapp']) readFolder(root, folder, sources);
  return sources;
};
