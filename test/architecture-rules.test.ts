import { bites } from './support/architecture/bites';
import {
  factOffences,
  openApiOffences,
  readProject,
  registryOffences,
  sourceRules,
  storyOffences,
  topLevelOffences,
} from './support/architecture-rules';

// Every rule bites: it finds what is wrong in small sources made for it, and finds nothing where the same is done right.

const offencesOf = (rule: string, sources: Record<string, string>): string[] => {
  const named = Object.entries(sourceRules).filter(([sentence]) => sentence.startsWith(rule));
  expect(named).toHaveLength(1);
  return named.flatMap(([, offences]) => offences(readProject(new Map(Object.entries(sources)))));
};

describe('the rules of the architecture', () => {
  it.each(bites)('$rule … finds: $what', ({ rule, wrong, offence, right }) => {
    expect(offencesOf(rule, wrong).join('\n')).toMatch(offence);
    expect(offencesOf(rule, right)).toEqual([]);
  });

  it('has a bite shown for every rule on the sources', () => {
    const shown = bites.map(({ rule }) => rule);
    expect(Object.keys(sourceRules).filter((sentence) => !shown.some((rule) => sentence.startsWith(rule)))).toEqual([]);
  });

  it('the top level … finds a new folder', () => {
    expect(topLevelOffences(['server', '.git', 'package.json', 'scripts'])).toEqual(['scripts:1 has no place on the top level']);
  });
});

const spend = { name: 'points.spend' };
const points = { name: 'points', operations: [spend], routes: [{ method: 'POST', path: '/members/:id/spendings', operation: spend }] };
const spendFile = {
  'server/modules/points/spend.ts':
    "export const spendPoints = operation({ name: 'points.spend', run() { ctx.tell({ type: 'PointsSpent', subject }); } });",
};

describe('the rules on the registry', () => {
  it.each([
    ['its name', "await run('points.spend')"],
    ['its constant', 'club.run(spendPoints, ada, {})'],
    ['its route', "post('/members/mbr_1/spendings', {})"],
  ])('a story may name an operation by %s', (_, story) => {
    const stories = (text: string) => readProject(new Map(Object.entries({ ...spendFile, 'test/modules/points/spend.test.ts': text })));
    expect(storyOffences(stories(story), [points])).toEqual([]);
    expect(storyOffences(stories("get('/members/1/spendings/2'); respendPoints();"), [points])).toEqual([
      'server/modules/points/index.ts:1 no test tells a story of operation points.spend',
    ]);
  });

  it('operations are listed once, under module.verb-noun, and no face reaches an unlisted one', () => {
    expect(registryOffences([points])).toEqual([]);
    expect(registryOffences([{ ...points, operations: [] }])).toEqual([
      expect.stringContaining('reaches operation points.spend, which no module lists'),
    ]);
    expect(registryOffences([{ ...points, operations: [spend, spend] }])[0]).toMatch(/listed twice/);
    expect(registryOffences([{ name: 'perks', operations: [{ name: 'points.grant' }] }])[0]).toMatch(/is not named module\.verb-noun/);
  });

  it('a fact is declared, and handled or audit-only', () => {
    const project = readProject(new Map(Object.entries(spendFile)));
    const declares = (more: object) => factOffences(project, [{ ...points, facts: ['PointsSpent'], ...more }]);
    expect(declares({ auditOnly: ['PointsSpent'] })).toEqual([]);
    expect(declares({ handlers: [{ on: 'PointsSpent' }] })).toEqual([]);
    expect(declares({ notices: [{ on: 'PointsSpent' }] })).toEqual([]);
    expect(declares({})[0]).toMatch(/neither handled nor declared audit-only/);
    expect(declares({ auditOnly: ['PointsSpent'], handlers: [{ on: 'PointsSpent' }] })[0]).toMatch(
      /declared audit-only, and somebody handles it/,
    );
    expect(declares({ auditOnly: ['PointsSpent'], handlers: [{ on: 'PointsBurnt' }] })[0]).toMatch(/no module declares it/);
    expect(declares({ facts: [] })[0]).toMatch(/tells PointsSpent, which module points does not declare/);
  });

  it('a route is in the OpenAPI document', () => {
    expect(openApiOffences([points], { '/api/v1/members/{id}/spendings': { post: {} } })).toEqual([]);
    expect(openApiOffences([points], { '/api/v1/members/{id}/spendings': { get: {} } })).toHaveLength(1);
  });
});
