import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { assessorMeasures } from '../../../electron/service/usecases/calibration-results/assessor-measures';
import { searchEntries } from '../../../electron/service/db/audit-read';
import { resultOf } from '../../../electron/service/db/sql/calibration-ratings';
import { ratedSession } from '../../../electron/service/db/sql/rated-session';
import { writeVersion } from '../../../electron/service/db/sql/versions';
import { canonicalJson } from '../../../shared/domain/audit-json';
import { sessionFigures } from '../../../shared/domain/calibration/session-figures';
import { makeCalibratedWorks } from '../../support/calibration';
import { holdSession, makeGoldCases } from '../../support/calibration/held-session';
import { close } from '../../support/panel';
import { newestEntry } from '../../support/framework';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const golds = [1, 2, 3, 2, 1, 3];
let site: TestSite;
let panel: Array<{ login: string; userId: string }>;
let first: string;
let second: string;

/** In the first session everybody reads i3 otherwise; ed is lenient throughout. */
const inFirst = (member: number, place: number) => {
  const level = Math.min(3, (golds[place] ?? 1) + (member === 1 ? 1 : 0));
  return member === 2 && place === 5
    ? null
    : { level, marks: { i1: 'met', i3: (member + place) % 2 === 0 ? 'met' : 'notMet' } as const, comment: '=1+1, as one says' };
};
const inSecond = (_member: number, place: number) => ({
  level: golds[place] ?? 1,
  marks: { i1: 'met', i3: place < 3 ? 'met' : 'notMet' } as const,
});

async function holdBoth(): Promise<void> {
  site = await makeTestSite();
  const { ed, sven } = await makeCalibratedWorks(site);
  const stella = await enrol(site, 'stella', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  panel = [
    { login: 'stella', userId: stella },
    { login: 'ed', userId: ed },
    { login: 'sven', userId: sven },
  ];
  const goldCaseIds = await makeGoldCases(site, golds);
  first = await holdSession(site, { title: 'Spring', goldCaseIds, panel, rate: inFirst, closes: false });
  second = await holdSession(site, { title: 'Summer', goldCaseIds, panel, rate: inSecond });
}

const openDb = () => {
  if (site.station.open === null) throw new Error('the site is locked');
  return site.station.open.db;
};

async function computed(sessionId: string): Promise<string> {
  const kinds: string[] = [];
  let digest = '';
  for await (const event of await site.client.calibrationResults.compute({ sessionId })) {
    kinds.push(event.kind);
    if (event.kind === 'done') ({ digest } = event);
  }
  expect(kinds).toContain('progress');
  return digest;
}

const textOf = async (file: { readonly data: Blob }): Promise<string> => file.data.text();

/** Before the closing there is no result, no file and nothing to compute. */
async function sealed(): Promise<void> {
  const { calibrationResults: results } = site.client;
  const refused = { code: 'NotClosed' };
  for (const ask of ['get', 'drift', 'againstConsensus', 'comparisonFile', 'report', 'minutes', 'compute'] as const)
    await expect(results[ask]({ sessionId: first }), ask).rejects.toMatchObject(refused);
  await expect(results.past({ sessionId: first, pastIds: [] })).rejects.toMatchObject(refused);
  expect(await textOf(await results.changeLogFile({ sessionId: first }))).not.toContain('as one says');
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  await close(
    site,
    first,
    panel.map(({ login }) => login),
  );
}

/** What is computed after the closing is locked once, with a digest, and is the same to the byte whenever it is computed. */
async function locked(): Promise<void> {
  const { calibrationResults: results } = site.client;
  const before = await results.get({ sessionId: first });
  expect(before).toMatchObject({ result: null, may: { compute: true, propose: false }, past: [] });
  await expect(results.report({ sessionId: first })).rejects.toMatchObject({ code: 'ResultMissing' });
  // One that is cancelled locks nothing, and can be begun again.
  const stopped = new AbortController();
  for await (const event of await results.compute({ sessionId: first }, { signal: stopped.signal })) {
    if (event.kind === 'progress') stopped.abort();
    else break;
  }
  expect(await resultOf(openDb(), first)).toBeUndefined();

  const digest = await computed(first);
  expect(await newestEntry(site)).toMatchObject({ action: 'calibrationResults.compute', entityId: first });
  const rated = await ratedSession(openDb(), first);
  if (rated === null) throw new Error('the session is closed');
  const row = await resultOf(openDb(), first);
  expect(row).toMatchObject({ contentDigest: digest, content: canonicalJson({ ...sessionFigures(rated) }) });
  await expect(results.compute({ sessionId: first })).rejects.toMatchObject({ code: 'AlreadyComputed' });

  const shown = await results.get({ sessionId: first });
  expect(shown.result).toMatchObject({ digest, isAsKept: true });
  expect(shown.may.compute).toBe(false);
  expect(shown.result?.content.population).toEqual({ cases: 6, members: 3, possible: 18, rated: 17, unrated: 1 });
  expect(shown.result?.content.indicators.map(({ indicatorId }) => indicatorId)).toEqual(['i3', 'i1']);
  expect(shown.cases.flatMap(({ ratings }) => ratings)).toHaveLength(17);
  await computed(second);
}

/** Figures stand beside those of an earlier session, and an indicator tells whether agreement has risen. */
async function besideEarlier(): Promise<void> {
  const { calibrationResults: results } = site.client;
  // The session that was closed first comes first, whichever was set up first.
  const { past } = await results.get({ sessionId: first });
  expect(past.map(({ sessionId }) => sessionId)).toEqual([second]);
  const compared = await results.past({ sessionId: first, pastIds: [second] });
  expect(compared.sessions.map(({ sessionId }) => sessionId)).toEqual([second, first]);
  expect(compared.sessions[0]?.exact).toMatchObject({ value: 1 });
  expect(compared.indicators.find(({ indicatorId }) => indicatorId === 'i3')).toMatchObject({
    isReworded: false,
    change: { verdict: 'fell' },
  });
  const { assessors } = await results.drift({ sessionId: first });
  expect(assessors.map(({ points }) => points.length)).toEqual([1, 1, 1]);
  await signIn(site, 'ed');
  // Who is on the panel alone sees the session, and of histories the own one.
  expect((await results.drift({ sessionId: first })).assessors.map(({ memberId }) => memberId)).toEqual([panel[1]?.userId]);
  await expect(results.changeLogFile({ sessionId: first })).rejects.toMatchObject({ code: 'NotPermitted' });
  await signIn(site, 'fay');
}

/** A rewording that is proposed stands once in the draft of the library, and none without a steward. */
async function rewording(): Promise<void> {
  const { calibrationResults: results, framework } = site.client;
  await expect(results.proposeRewording({ sessionId: first, indicatorId: 'i3' })).rejects.toMatchObject({ code: 'NotPermitted' });
  await signIn(site, 'stella');
  // The works of the tests stand in the record without a library of their own.
  const library = {
    frameworkId: 'library',
    name: 'Works library',
    description: '',
    functionName: null,
    stewardUserIds: '[]',
    isRetired: 0 as const,
  };
  await openDb()
    .transaction()
    .execute((tx) => writeVersion(tx, 1, 'framework', library));
  await expect(results.proposeRewording({ sessionId: first, indicatorId: 'nothing' })).rejects.toMatchObject({ code: 'IndicatorNotFound' });
  const proposed = await results.proposeRewording({ sessionId: first, indicatorId: 'i3' });
  expect(proposed).toMatchObject({ isNew: true, competencyId: 'loto' });
  expect(await results.proposeRewording({ sessionId: first, indicatorId: 'i3' })).toEqual({ ...proposed, isNew: false });
  await results.proposeRewording({ sessionId: first, indicatorId: 'i1' });
  const draft = (await framework.list()).libraries.find(({ frameworkId }) => frameworkId === proposed.frameworkId)?.draft;
  expect(draft?.draftId).toBe(proposed.draftId);
  const notes = await openDb()
    .selectFrom('framework_draft')
    .select('summary')
    .where('draftId', '=', proposed.draftId)
    .executeTakeFirstOrThrow();
  expect(notes.summary.split('\n')).toHaveLength(2);
  expect(notes.summary).toContain('“Spring” marked it alike in');
  // The result tells where it was proposed, and the other session's of the same indicators tells nothing.
  const place = { kind: 'draft', draftId: proposed.draftId, title: proposed.draftTitle };
  const { rewordings } = await results.get({ sessionId: first });
  expect(rewordings).toEqual([
    { indicatorId: 'i3', place },
    { indicatorId: 'i1', place },
  ]);
  expect((await results.get({ sessionId: second })).rewordings).toEqual([]);
  await signIn(site, 'fay');
}

/** The files tell what is stored: each rating before and after, each entry of the log, the figures and the minutes. */
async function files(): Promise<void> {
  const { calibrationResults: results, calibrationSessions } = site.client;
  const { cases } = await calibrationSessions.board({ sessionId: first });
  for (const { caseId } of cases)
    await calibrationSessions.decide({ sessionId: first, caseId, level: 2, indicators: {}, reason: 'as the panel sees it', seconds: 60 });
  const comparison = await results.comparisonFile({ sessionId: first });
  const [head, ...lines] = (await textOf(comparison)).trimEnd().split('\r\n');
  expect(head).toBe('case,title,competency,requiredLevel,goldLevel,member,levelBefore,levelAfter,steps,comment,dissent');
  expect(lines).toHaveLength(18);
  expect(comparison.lines).toBe(18);
  // Gold 1, lenient by one; what a spreadsheet would run stands behind an apostrophe.
  expect(lines[1]).toMatch(/^1,Lock-out 1,[^,]*,2,1,Person ed,2,2,0,"'=1\+1, as one says",$/u);
  expect(lines[17]).toMatch(/,Person sven,,2,,,$/u);

  const log = await textOf(await results.changeLogFile({ sessionId: first }));
  const entries = (await searchEntries(openDb(), { entity: 'calibration_session', entityId: first, limit: 1000 })).toReversed();
  const told = log
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
  expect(told.map(([entry, at, , , userId, role, , action]) => [entry, at, userId, role, action])).toEqual(
    entries.map(({ entryNumber, recordedAt, userId, role, action }) => [String(entryNumber), recordedAt, userId, role, action]),
  );
  expect(entries.length).toBeGreaterThan(12);

  const against = await results.againstConsensus({ sessionId: first });
  expect(against.cases).toBe(6);
  const measures = await assessorMeasures(openDb(), first, '2026-03-14');
  // Gold stands before the consensus: ed is a step above it in four of six, and nobody else is off it.
  expect(measures.map(({ overall }) => [overall.cases, overall.severity?.value])).toEqual([
    [6, 0],
    [6, -0.666667],
    [5, 0],
  ]);

  await expect(results.minutes({ sessionId: first })).rejects.toMatchObject({ code: 'MinutesMissing' });
  await calibrationSessions.writeMinutes({ sessionId: first });
  for (const file of [await results.report({ sessionId: first }), await results.minutes({ sessionId: first })]) {
    const bytes = Buffer.from(await file.data.arrayBuffer());
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(bytes.includes('pdfaid:part')).toBe(true);
  }
  const again = await results.report({ sessionId: first });
  expect(again.digest).toBe((await results.report({ sessionId: first })).digest);
}

/** Figures that somebody has changed in the database are told not to be what was locked. */
async function changedBehindTheBack(): Promise<void> {
  await sql.raw('DROP TRIGGER session_result_no_update').execute(openDb());
  await sql`UPDATE session_result SET content = replace(content, '"unrated":1', '"unrated":2') WHERE sessionId = ${first}`.execute(
    openDb(),
  );
  expect((await site.client.calibrationResults.get({ sessionId: first })).result?.isAsKept).toBe(false);
}

test('a closed session is computed and locked, compared, proposed from and taken along as files', async () => {
  await holdBoth();
  for (const part of [sealed, locked, besideEarlier, rewording, files, changedBehindTheBack]) await expect(part()).resolves.toBeUndefined();
}, 60_000);
