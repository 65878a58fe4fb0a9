import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { logSize } from '../../../electron/service/db/audit-size';
import { listed } from '../../../electron/service/db/sql/readiness';
import type { Scope } from '../../../shared/domain/permissions';
import { readyStates, worstState, type StandingState } from '../../../shared/domain/state';
import { makeCompetency, makePerson, makeRequirement, makeRole, makeUnit } from '../../support/people';
import { makeRandomWorks, type RandomWorks } from '../../support/random-works';
import { recordOf } from '../../support/framework';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const asked = { departmentId: null, mandatoryOnly: false };
const inNorth = ['north', 'north-1', 'north-2'];
const sampledDays = ['2025-01-01', '2025-06-30', '2026-03-13', '2026-03-14', '2026-03-15', '2026-12-01', '2027-09-30'];

/** Every cell, counted one person at a time. */
function bruteForce(works: RandomWorks, day: string, { units = works.unitIds, people = works.personIds, mandatoryOnly = false } = {}) {
  const cells = [];
  const counted = new Map<string, StandingState>();
  for (const unitId of units) {
    for (const competencyId of works.competencyIds) {
      const states: StandingState[] = [];
      for (const personId of people) {
        const { required, state } = works.standing(personId, competencyId, day);
        if (!works.isIn(personId, unitId, day) || required === null || (mandatoryOnly && !required.isMandatory)) continue;
        states.push(state);
        counted.set(`${personId} ${competencyId}`, state);
      }
      if (states.length === 0) continue;
      const countByState: Partial<Record<StandingState, number>> = {};
      for (const state of states) countByState[state] = (countByState[state] ?? 0) + 1;
      cells.push({
        columnId: unitId,
        competencyId,
        worst: worstState(states),
        people: states.length,
        ready: states.filter((state) => readyStates.has(state)).length,
        countByState,
        buckets: null,
      });
    }
  }
  return {
    cells: inOrder(cells),
    required: counted.size,
    ready: [...counted.values()].filter((state) => readyStates.has(state)).length,
    units: new Set(cells.map((cell) => cell.columnId)),
    competencies: new Set(cells.map((cell) => cell.competencyId)),
  };
}

const inOrder = <C extends { columnId: string; competencyId: string }>(cells: readonly C[]) =>
  cells.toSorted((a, b) => `${a.columnId} ${a.competencyId}`.localeCompare(`${b.columnId} ${b.competencyId}`, 'en'));

/** What the heatmap shows, in the order of the count by hand. */
async function shown({ client }: TestSite, day: string, input: { departmentId: string | null; mandatoryOnly: boolean }) {
  const { cells, required, ready, columns, competencies } = await client.readiness.heatmap({ asOf: day, ...input });
  return {
    cells: inOrder(cells),
    required,
    ready,
    units: new Set(columns.map((column) => column.columnId)),
    competencies: new Set(competencies.map((one) => one.competencyId)),
  };
}

test.each([1, 2, 3])('the heatmap is what counting one person at a time gives, on any day, past or future (works %i)', async (seed) => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, seed);
  for (const day of sampledDays) {
    expect(await shown(site, day, asked)).toEqual(bruteForce(works, day));
    expect(await shown(site, day, { ...asked, mandatoryOnly: true })).toEqual(bruteForce(works, day, { mandatoryOnly: true }));
    expect(await shown(site, day, { ...asked, departmentId: 'north' })).toEqual(bruteForce(works, day, { units: inNorth }));
  }
});

test('columns by part of the organisation, role and month count whom a list of the same people names', async () => {
  const site = await makeTestSite();
  await makeRandomWorks(site, 6);
  const { client } = site;
  const day = '2026-03-14';
  const anybody = {
    asOf: day,
    unitId: null,
    competencyId: null,
    personId: null,
    departmentId: null,
    mandatoryOnly: false,
    states: null,
    lapsesBy: null,
  };
  const list = async (part: object) => (await client.readiness.cell({ ...anybody, limit: 2000, ...part })).people;
  const map = (part: object) => client.readiness.heatmap({ asOf: day, departmentId: null, mandatoryOnly: false, ...part });

  /** One list for each column, whose people of a competency are those that its cell counts. */
  const expectBehind = async ({ columns, cells }: Awaited<ReturnType<typeof map>>, part: (columnId: string) => object) => {
    expect(cells.length).toBeGreaterThan(2);
    for (const { columnId } of columns) {
      const behind = await list(part(columnId));
      for (const { competencyId, people, ready, buckets } of cells.filter((cell) => cell.columnId === columnId)) {
        const own = behind.filter((row) => row.competencyId === competencyId);
        expect([own.length, own.filter(({ state }) => readyStates.has(state)).length]).toEqual([people, ready]);
        const lacking = own.filter(({ heldLevel, requiredLevel }) => heldLevel === null || heldLevel < requiredLevel).length;
        expect(buckets === null ? lacking : people - (buckets[0] ?? 0)).toBe(lacking);
      }
    }
  };

  const branches = await map({ by: 'branch' });
  expect(branches.columns).toEqual([
    { columnId: 'north', name: 'Unit north', groupName: null, hasMore: true },
    { columnId: 'south', name: 'Unit south', groupName: null, hasMore: true },
  ]);
  await expectBehind(branches, (withinUnitId) => ({ withinUnitId }));
  const below = await map({ by: 'branch', unitId: 'north' });
  expect(below.columns.map(({ columnId }) => columnId)).toEqual(['north', 'north-1', 'north-2']);
  await expectBehind(below, (unitId) => ({ unitId, withinUnitId: 'north' }));
  expect(below.required).toBe((await list({ withinUnitId: 'north' })).length);

  await expectBehind(await map({ by: 'role', mode: 'gap', mandatoryOnly: true }), (roleId) => ({ roleId, mandatoryOnly: true }));
  expect((await map({ roleId: 'fitter' })).required).toBe((await list({ roleId: 'fitter' })).length);

  const months = await map({ by: 'month', unitId: 'north' });
  expect(months.columns.map(({ columnId }) => columnId).slice(5, 9)).toEqual(['2026-02-28', day, '2026-03-31', '2026-04-30']);
  await expectBehind(months, (asOf) => ({ asOf, withinUnitId: 'north' }));
});

test('assessor confidence is what following each standing to its result and the calibrations of its assessor gives, whenever looked at', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 1);
  const db = recordOf(site);
  const entry = await logSize(db);
  const terms = {
    scope: 'all',
    scopeIds: '[]',
    highestLevel: null,
    kinds: '["practical"]',
    validFrom: '2024-01-01',
    validTo: null,
  } as const;
  const rest = { trainedOn: null, trainedUntil: null, suspendedFrom: null, suspendReason: null, signedBy: 'ada' };
  const authority = { authorityId: 'a', userId: 'assessor-0', ...terms, ...rest };
  await db
    .insertInto('assessor_authority')
    .values([
      { ...authority, calibratedOn: '2025-01-01', calibratedUntil: '2025-12-31', recordedFrom: entry, recordedTo: entry + 1 },
      { ...authority, calibratedOn: '2026-02-01', calibratedUntil: '2027-01-31', recordedFrom: entry + 1, recordedTo: null },
    ])
    .execute();
  const result = {
    sessionId: 's',
    userId: 'assessor-1',
    ruleRevision: 0,
    figures: '{}',
    findings: '[]',
    decidedAt: 'then',
    entryNumber: entry,
  };
  await db
    .insertInto('assessor_result')
    .values([
      { ...result, resultId: 'r1', verdict: 'passed', decidedOn: '2025-03-01', calibratedUntil: '2027-12-31' },
      {
        ...result,
        sessionId: 't',
        resultId: 'r2',
        verdict: 'recalibrate',
        decidedOn: '2026-03-01',
        calibratedUntil: null,
        entryNumber: entry + 1,
      },
    ])
    .execute();
  const judgeOf = new Map((await db.selectFrom('assessment').selectAll().execute()).map((row) => [row.assessmentId, row.assessorUserId]));

  /** In words of the records alone: 1 calibrated, 2 not, 3 not known. */
  const bucketOn = (judge: string | undefined, day: string, knowsAll: boolean): number => {
    const within = (from: string, to: string): boolean => from <= day && day <= to;
    if (judge === 'assessor-0') {
      if (within('2025-01-01', '2025-12-31') || (knowsAll && within('2026-02-01', '2027-01-31'))) return 1;
      return day < '2025-01-01' ? 3 : 2;
    }
    if (judge !== 'assessor-1' || day < '2025-03-01') return 3;
    return day > '2027-12-31' || (knowsAll && day >= '2026-03-01') ? 2 : 1;
  };
  const byHand = (day: string, knowsAll: boolean) => {
    const once = [0, 0, 0, 0];
    const seen = new Set<string>();
    const cells = works.unitIds.flatMap((columnId) =>
      works.competencyIds.flatMap((competencyId) => {
        const buckets = [0, 0, 0, 0];
        for (const personId of works.personIds.filter((one) => works.isIn(one, columnId, day))) {
          const { required, state, assessmentId } = works.standing(personId, competencyId, day);
          if (required === null) continue;
          const isHeld = ['qualified', 'expiring', 'inGrace', 'extended'].includes(state);
          const bucket = isHeld ? bucketOn(judgeOf.get(assessmentId ?? ''), day, knowsAll) : 0;
          buckets[bucket] = (buckets[bucket] ?? 0) + 1;
          if (!seen.has(`${personId} ${competencyId}`)) once[bucket] = (once[bucket] ?? 0) + 1;
          seen.add(`${personId} ${competencyId}`);
        }
        return buckets.some((count) => count > 0) ? [{ columnId, competencyId, buckets }] : [];
      }),
    );
    return { cells: inOrder(cells), once };
  };

  const met = new Set<number>();
  for (const [day, knownAt] of [
    ['2025-02-15', null],
    ['2026-01-20', null],
    ['2026-03-14', null],
    ['2026-03-14', entry],
    ['2026-12-31', null],
    ['2027-09-30', null],
  ] as const) {
    const map = await site.client.readiness.heatmap({ asOf: day, ...asked, mode: 'confidence', knownAt });
    const expected = byHand(day, knownAt === null);
    const shownCells = map.cells.map(({ columnId, competencyId, buckets }) => ({ columnId, competencyId, buckets: buckets?.slice(0, 4) }));
    expect([day, inOrder(shownCells)]).toEqual([day, expected.cells]);
    const [notHeld, current, lapsed, unknown] = expected.once;
    expect(map.confidence).toMatchObject({ counts: { notHeld, current, lapsed, unknown }, definition: expect.stringContaining(day) });
    for (const [bucket, count] of expected.once.entries()) if (count > 0) met.add(bucket);
    // Each of the counts has its list, and the figure of the dashboard is told out of those that are known.
    const filter = { asOf: day, knownAt, unitId: null, roleId: null, ...asked };
    for (const [key, count, bucket] of [
      ['confidence', current, 1],
      ['confidenceLapsed', lapsed, 2],
      ['confidenceUnknown', unknown, 3],
    ] as const) {
      const { total, lines } = await site.client.figures.list({ ...filter, key, offset: 0, limit: 500 });
      expect([day, key, total, new Set(lines.map(({ lineId }) => lineId)).size]).toEqual([day, key, count, count]);
      const buckets = lines.map(({ lineId }) => {
        const [personId = '', competencyId = ''] = lineId.split(' ');
        return bucketOn(judgeOf.get(works.standing(personId, competencyId, day).assessmentId ?? ''), day, knownAt === null);
      });
      expect([day, key, new Set(buckets)]).toEqual([day, key, new Set(count === 0 ? [] : [bucket])]);
    }
    const { figures } = await site.client.figures.get(filter);
    expect(figures.find(({ key }) => key === 'confidence')).toMatchObject({ count: current, of: (current ?? 0) + (lapsed ?? 0) });
    if (knownAt !== null) continue;
    // Whom a cell counts its list names.
    for (const { columnId, competencyId, buckets } of expected.cells) {
      const one = { asOf: day, unitId: columnId, competencyId, personId: null, states: null, lapsesBy: null, limit: 2000, ...asked };
      const { people } = await site.client.readiness.cell({ ...one, withConfidence: true });
      const counted = [null, 'current', 'lapsed', 'unknown'].map((what) => people.filter(({ confidence }) => confidence === what).length);
      expect([day, columnId, competencyId, counted]).toEqual([day, columnId, competencyId, buckets]);
    }
  }
  expect(met).toEqual(new Set([0, 1, 2, 3]));
  const byMonth = await site.client.readiness.heatmap({ asOf: '2026-03-14', ...asked, mode: 'confidence', by: 'month' });
  const sum = (day: string): number[] =>
    byMonth.cells
      .filter(({ columnId }) => columnId === day)
      .reduce((all, { buckets }) => all.map((count, bucket) => count + (buckets?.[bucket] ?? 0)), [0, 0, 0, 0]);
  for (const { columnId } of byMonth.columns) expect([columnId, sum(columnId)]).toEqual([columnId, byHand(columnId, true).once]);
});

test('the random works are lively: states differ over the days, and somebody is in two units at once', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 1);
  const states = new Set(sampledDays.flatMap((day) => bruteForce(works, day).cells.flatMap((cell) => Object.keys(cell.countByState))));
  expect(states).toEqual(new Set(['qualified', 'expiring', 'expired', 'belowLevel', 'neverAssessed']));
  const inTwo = works.personIds.filter(
    (personId) => works.unitIds.filter((unitId) => works.isIn(personId, unitId, '2026-03-14')).length > 1,
  );
  expect(inTwo.length).toBeGreaterThan(0);
});

test('a line manager sees their units with what lies below, and an employee only themselves', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 4);
  const day = '2026-03-14';
  const elsewhere = works.personIds.filter((personId) =>
    ['north', 'north-1', 'north-2', 'south'].some((unitId) => works.isIn(personId, unitId, day)),
  );
  const [pia = '', tom = ''] = elsewhere;
  await enrol(site, 'mia', { grants: [{ role: 'lineManager', unitId: 'north' }] });
  await enrol(site, 'eve', { grants: [{ role: 'employee', unitId: null }], personId: pia });
  await enrol(site, 'max', {
    grants: [
      { role: 'lineManager', unitId: 'south-1' },
      { role: 'employee', unitId: null },
    ],
    personId: tom,
  });

  await signIn(site, 'mia');
  expect(await shown(site, day, asked)).toEqual(bruteForce(works, day, { units: inNorth }));
  const departments = async () => (await site.client.readiness.heatmap({ asOf: day, ...asked })).departments.map((one) => one.departmentId);
  expect(await departments()).toEqual(['north']);
  await signIn(site, 'eve');
  expect(await shown(site, day, asked)).toEqual(bruteForce(works, day, { people: [pia] }));
  expect(await departments()).toEqual([]);
  await signIn(site, 'max');
  const { cells } = await site.client.readiness.heatmap({ asOf: day, ...asked });
  const own = bruteForce(works, day, { people: [tom] }).cells.filter((cell) => cell.columnId !== 'south-1');
  expect(own).not.toEqual([]);
  expect(inOrder(cells)).toEqual(inOrder([...own, ...bruteForce(works, day, { units: ['south-1'] }).cells]));
});

test('whoever may not read readiness is refused', async () => {
  const site = await makeTestSite();
  await enrol(site, 'hugo', { grants: [{ role: 'hrPartner', unitId: null }] });
  await signIn(site, 'hugo');
  await expect(site.client.readiness.heatmap({ asOf: null, ...asked })).rejects.toMatchObject({
    code: 'NotPermitted',
    data: { permission: 'readiness.read' },
  });
});

test('columns stand by department, and people of the department itself have a column of their own', async () => {
  const site = await makeTestSite();
  await makeUnit(site, 'z-dept', { kind: 'department', name: 'Zinc' });
  await makeUnit(site, 'a-dept', { kind: 'department', name: 'Alloys' });
  await makeUnit(site, 'bay', { parentId: 'z-dept', name: 'Bay' });
  await makeUnit(site, 'cell', { parentId: 'bay', name: 'A cell of the bay' });
  await makeUnit(site, 'loose', { name: 'Loose' });
  await makeUnit(site, 'empty', { parentId: 'a-dept', name: 'Nobody here' });
  await makeRole(site, 'fitter');
  await makeCompetency(site, 'weld');
  for (const unitId of ['z-dept', 'a-dept', 'cell', 'loose']) await makePerson(site, `of-${unitId}`, { roleId: 'fitter', unitId });
  await makeRequirement(site, { roleId: 'fitter', competencyId: 'weld' });
  const { columns, departments, asOf } = await site.client.readiness.heatmap({ asOf: null, ...asked });
  expect(asOf).toBe('2026-03-14');
  expect(columns).toEqual([
    { columnId: 'loose', name: 'Loose', groupName: null, hasMore: false },
    { columnId: 'a-dept', name: 'Alloys', groupName: 'Alloys', hasMore: false },
    { columnId: 'cell', name: 'A cell of the bay', groupName: 'Zinc', hasMore: false },
    { columnId: 'z-dept', name: 'Zinc', groupName: 'Zinc', hasMore: false },
  ]);
  expect(departments).toEqual([
    { departmentId: 'a-dept', name: 'Alloys' },
    { departmentId: 'z-dept', name: 'Zinc' },
  ]);
});

test('standings are reached person by person through their key, whatever the statistics say', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 5);
  const db = recordOf(site);
  const scopes: Scope[] = [{ kind: 'site' }, { kind: 'limited', unitIds: ['north-1'], ownPersonId: works.personIds[0] ?? null }];
  const plans = async () => {
    const found: string[] = [];
    for (const scope of scopes) {
      const filter = { competencyId: null, mandatoryOnly: false, states: null, lapsesBy: null };
      const question = listed({ day: '2026-03-14', scope, unitIds: null, personId: null }, filter, 10);
      const { rows } = await sql<{ detail: string }>`EXPLAIN QUERY PLAN ${question}`.execute(db);
      found.push(rows.map((row) => row.detail).join('\n'));
    }
    return found;
  };
  const expectKeyed = ([whole = '', limited = '']: string[]) => {
    for (const plan of [whole, limited]) {
      expect(plan).toContain('SEARCH standing USING PRIMARY KEY (personId=?)');
      expect(plan).not.toContain('SCAN standing');
    }
    expect(limited).toContain('SEARCH position USING INDEX position_by_unit (unitId=?)');
    expect(limited).toMatch(/SEARCH position USING INDEX position_(ever_)?by_person \(personId=\?\)/);
    expect(limited).not.toContain('SCAN position');
  };
  expectKeyed(await plans());
  await sql`ANALYZE`.execute(db);
  expectKeyed(await plans());
});
