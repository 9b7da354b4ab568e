import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openApi } from '../server/http/openapi';
import { modules } from '../server/modules';
import {
  factOffences,
  openApiOffences,
  readProject,
  readSources,
  registryOffences,
  sourceRules,
  storyOffences,
  topLevelOffences,
} from './support/architecture-rules';

// Each rule is shown to bite, on small sources made for it, in architecture-rules.test.ts.

const root = join(__dirname, '..');
const project = readProject(readSources(root));

describe('the repository keeps its architecture:', () => {
  it.each(Object.entries(sourceRules))('%s', (_, offences) => {
    expect(offences(project)).toEqual([]);
  });

  it('the top level holds only what belongs there', () => {
    expect(topLevelOffences(readdirSync(root))).toEqual([]);
  });

  it('operations are listed once, under module.verb-noun, and no face reaches an unlisted one', () => {
    expect(registryOffences(modules)).toEqual([]);
  });

  it('every operation has a story', () => {
    expect(storyOffences(project, modules)).toEqual([]);
  });

  it('every fact is declared, and handled or declared audit-only', () => {
    expect(factOffences(project, modules)).toEqual([]);
  });

  it('every route is in the OpenAPI document', () => {
    const { paths } = openApi(modules, []) as { paths: Record<string, object> };
    expect(openApiOffences(modules, paths)).toEqual([]);
  });
});
