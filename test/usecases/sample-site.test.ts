import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { verifyLog } from '../../electron/service/db/audit-verify';
import { checkPast } from '../../electron/service/db/live-rows-past';
import { rememberSite } from '../../electron/service/station/known-sites';
import { endsSoon } from '../../shared/domain/calibration/calibration-state';
import { readyStates, standingStates } from '../../shared/domain/state';
import { makeTestStation } from '../support/site';
import { planYear, walkYear } from '../support/year-walk';

const evidenceTables = [
  'observation',
  'work_performance',
  'supervised_work',
  'evidence_item',
  'evidence',
  'assessor_authority',
  'declared_relation',
  'self_rating',
  'person_answer',
  'feedback_round',
  'feedback_answer',
  'feedback_answered',
  'first_rating',
  'assessment_event',
  'paper_form',
  'paper_entry',
] as const;

// Making the site takes seconds: each of the three times is one for everything that is to be seen of it.

test('the sample site opens with its people, its history, a log that verifies and a year ahead in which every change is explained; who asks for it at once waits and finds it made', async () => {
  const { client, station } = makeTestStation({ now: '2026-11-21T10:00:00.000Z' });
  const labels = new Set<string>();
  const open = async (): Promise<string[]> => {
    const kinds: string[] = [];
    for await (const event of await client.sites.openSample({})) {
      kinds.push(event.kind);
      if (event.kind === 'progress') labels.add(event.label);
    }
    return kinds;
  };
  const [asker, other] = await Promise.all([open(), open()]);
  expect(asker.at(-1)).toBe('done');
  expect(other).toEqual(['done']);
  expect((await client.sites.list()).sites).toHaveLength(1);
  expect([...labels]).toContain('Writing eighteen months of assessments');
  expect(await client.session.get()).toMatchObject({
    state: 'unlocked',
    siteName: 'Tarnholm Works',
    isSample: true,
    user: { maySign: true },
  });

  const db = station.open?.db;
  if (db === undefined) throw new Error('the sample site is not open');
  expect(await verifyLog(db, {}, () => undefined, new AbortController().signal)).toMatchObject({ outcome: 'intact' });
  // What was known on the way through an invented history is nobody's to tell.
  expect(await checkPast(db)).toEqual([]);
  const people = await db.selectFrom('employment').select('validTo').where('recordedTo', 'is', null).execute();
  expect(people).toHaveLength(240);
  expect(people.filter((person) => person.validTo !== null)).toHaveLength(2);

  const day = '2026-11-21';
  const rows = await db
    .selectFrom('standing')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .where('fromDate', '<=', day)
    .where((eb) => eb.or([eb('untilDate', 'is', null), eb('untilDate', '>=', day)]))
    .groupBy('state')
    .execute();
  const all = rows.reduce((sum, row) => sum + row.n, 0);
  const ready = rows
    .filter((row) => standingStates.some((state) => state === row.state && readyStates.has(state)))
    .reduce((sum, row) => sum + row.n, 0);
  expect(ready / all).toBeGreaterThan(0.75);
  expect(ready / all).toBeLessThan(0.95);
  expect(rows.map((row) => row.state).toSorted()).toEqual([
    'belowLevel',
    'evidenceInsufficient',
    'expired',
    'expiring',
    'neverAssessed',
    'qualified',
  ]);

  const [first] = (await client.assessments.list({ personId: null, competencyId: null, asOf: null, limit: 1 })).assessments;
  if (first === undefined) throw new Error('nobody was assessed');
  const newest = await client.assessments.get({ assessmentId: first.assessmentId });
  expect(newest.signatures).toMatchObject([{ meaning: 'Assessed', isValid: true }]);

  // Whoever was judged in a practical can be judged so again: each of its steps is on the checklist at that very level.
  const levelByStep = new Map<string, number>();
  for (const { competencyId } of (await client.competencies.list({})).competencies)
    for (const step of (await client.competencies.get({ competencyId })).steps) levelByStep.set(step.stepId, step.level);
  const judgedSteps = await db
    .selectFrom('assessment_step')
    .innerJoin('assessment', 'assessment.assessmentId', 'assessment_step.assessmentId')
    .select(['assessment_step.stepId', 'assessment.level'])
    .distinct()
    .execute();
  expect(judgedSteps.length).toBeGreaterThan(400);
  expect(judgedSteps.filter(({ stepId, level }) => levelByStep.get(stepId) !== level)).toEqual([]);

  // Something stands on every screen of assessment and evidence.
  const empty: string[] = [];
  for (const table of evidenceTables) {
    const found = await sql`SELECT 1 FROM ${sql.table(table)} LIMIT 1`.execute(db);
    if (found.rows.length === 0) empty.push(table);
  }
  expect(empty).toEqual([]);
  const corrected = await db.selectFrom('assessment').select(['amendsId', 'pairId', 'groupId', 'paperFormId', 'kind']).execute();
  expect(corrected.filter(({ amendsId }) => amendsId !== null)).toHaveLength(1);
  expect(corrected.filter(({ pairId }) => pairId !== null)).toHaveLength(2);
  expect(corrected.filter(({ groupId }) => groupId !== null)).toHaveLength(5);
  expect(corrected.filter(({ paperFormId }) => paperFormId !== null)).toHaveLength(1);
  expect(new Set(corrected.map(({ kind }) => kind))).toEqual(new Set(['knowledge', 'observation', 'practical', 'priorLearning']));
  const { authorities } = await client.assessors.list({});
  expect(new Set(authorities.map(({ suspendedFrom }) => suspendedFrom === null))).toEqual(new Set([true, false]));
  // A panel is at work, and one before it found more agreement than the first; of its assessors nobody is held back.
  const { sessions } = await client.calibrationSessions.list({});
  expect(sessions.map(({ state, members, handedIn }) => [state, members, handedIn])).toEqual([
    ['rating', 5, 3],
    ['final', 5, 5],
    ['final', 5, 5],
  ]);
  const [, later, earlier] = sessions.map(({ sessionId }) => sessionId);
  const { result, cases } = await client.calibrationResults.get({ sessionId: later ?? '' });
  expect(result?.isAsKept).toBe(true);
  expect(cases.filter(({ goldLevel }) => goldLevel !== null)).toHaveLength(4);
  expect(cases.reduce((sum, { dissents }) => sum + dissents, 0)).toBe(1);
  const past = await client.calibrationResults.past({ sessionId: later ?? '', pastIds: [earlier ?? ''] });
  const [before = 0, after = 0] = past.sessions.map(({ exact }) => (exact.estimable ? exact.value : 0));
  expect(after - before).toBeGreaterThan(0.3);
  const leaning = result?.content.habits.filter(({ lean }) => lean.estimable && lean.advice === 'lenient');
  expect(leaning).toHaveLength(1);
  const { assessors } = await client.recalibration.list({});
  expect(new Set(assessors.map(({ state }) => state))).toEqual(new Set(['calibrated', 'never']));
  expect(assessors.filter(({ until }) => endsSoon(until, day))).toHaveLength(1);
  expect(assessors.filter(({ last }) => last !== null)).toHaveLength(6);
  const { programmes } = await client.calibrationProgramme.list({});
  expect(programmes).toMatchObject([{ state: 'drawn' }]);
  // Whatever is attached is shown: a picture, a document and a table.
  const shown = new Set<string | undefined>();
  for (const { evidenceId } of await db.selectFrom('evidence').select('evidenceId').execute())
    shown.add((await client.evidence.read({ evidenceId })).preview?.shownAs);
  expect(shown).toEqual(new Set(['image', 'pdf', 'text']));

  await planYear(client, db, day);
  const changes = await walkYear(client, db, day);
  const kinds = new Map<string, number>();
  for (const { kind } of changes.flatMap(({ why }) => why)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const planned = ['event', 'exceptionBegins', 'exceptionEnds', 'expired', 'positionBegins', 'positionEnds', 'warned'];
  expect([...kinds.keys()], JSON.stringify([...kinds])).toEqual(expect.arrayContaining(planned));

  // The second time it is only opened.
  await client.session.lock();
  expect(await open()).toEqual(['done']);
}, 480_000);

test('making the sample site can be cancelled, at once or later, leaves nothing behind and lets the next one in', async () => {
  const { client, stationFolder } = makeTestStation();
  const stopped = new AbortController();
  for await (const event of await client.sites.openSample({}, { signal: stopped.signal })) {
    expect(event.kind).toBe('progress');
    stopped.abort();
    break;
  }
  const making = new AbortController();
  const seen: string[] = [];
  for await (const event of await client.sites.openSample({}, { signal: making.signal })) {
    seen.push(event.kind);
    if (seen.length === 3) break;
  }
  expect(await client.session.get()).toMatchObject({ state: 'noSite' });
  expect(existsSync(path.join(stationFolder, 'known-sites.json'))).toBe(false);
  for await (const event of await client.sites.openSample({})) seen.push(event.kind);
  expect(seen.at(-1)).toBe('done');
  expect(await client.session.get()).toMatchObject({ state: 'unlocked' });
}, 120_000);

test('a sample site of a development version from before is made anew, and is the only one there', async () => {
  const { client, stationFolder } = makeTestStation();
  const open = async () => {
    const kinds = new Set<string>();
    for await (const event of await client.sites.openSample({})) kinds.add(event.kind);
    return [...kinds];
  };
  const folder = path.join(stationFolder, 'sample-site');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'site.json'), JSON.stringify({ formatVersion: 1 }));
  const before = { name: 'Sample', folder, isSample: true, lastOpenedAt: null, checkpoint: null, verifiedTo: 0, damagedFile: null };
  rememberSite(stationFolder, { ...before, siteId: 'older' });
  expect(await open()).toEqual(['progress', 'done']);
  const { sites } = await client.sites.list();
  expect(sites.map(({ siteId, isMissing }) => ({ isOlder: siteId === 'older', isMissing }))).toEqual([
    { isOlder: false, isMissing: false },
  ]);
}, 120_000);
