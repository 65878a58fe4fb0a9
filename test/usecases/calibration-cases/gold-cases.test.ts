import { expect, test } from 'vitest';
import { caseMaterial } from '../../../electron/service/usecases/calibration-cases/case-material';
import { linkTo } from '../../support/accounts';
import { attach } from '../../support/assessments';
import { assessed, goldInput, makeCalibratedWorks } from '../../support/calibration';
import { signatureBy } from '../../support/passphrase-of';
import { authorise } from '../../support/authorities';
import { newestEntry } from '../../support/framework';
import { reason } from '../../support/observed';
import { pictures } from '../../support/pictures';
import { finalise, lenient, makeFigures } from '../../support/recalibration';
import { makeTestSite } from '../../support/site';
import { enrolSigner, signIn } from '../../support/users';

test('a gold case is kept revision by revision, each approved by a second person, until it is retired', async () => {
  const site = await makeTestSite();
  await makeCalibratedWorks(site);
  const { calibrationCases: cases } = site.client;
  const assessmentId = await assessed(site, { evidenceIds: [await attach(site, 'pump.txt', 'V-1 was locked by Ada Alder')] });
  await signIn(site, 'fay');
  const from = await cases.fromAssessment({ assessmentId });
  expect(from).toMatchObject({ competencyId: 'loto', requiredLevel: 2, day: '2026-03-14' });
  expect(from.material.pieces.at(-1)).toMatchObject({ kind: 'file', text: 'V-1 was locked by ‹the assessor›' });
  const frame = await cases.frame({ competencyId: 'loto', day: null });
  expect(frame.indicators.map(({ id }) => id)).toEqual(['i1', 'i3']);

  const [jpeg] = pictures;
  const file = await cases.addFile({ mediaType: 'image/jpeg', data: new Blob([jpeg?.marked('by somebody') ?? '']) });
  const shown = { pieceId: 'c', kind: 'file' as const, heading: file.fileName, text: '', result: null, isCritical: false, day: null, file };
  const input = goldInput('Locked in order', 2);
  const content = { ...input.content, pieces: [...input.content.pieces, shown] };
  await expect(cases.save({ ...input, content: { ...content, reasons: { i1: 'Seen.' } } })).rejects.toMatchObject({
    code: 'RatingIncomplete',
    data: { indicators: [2] },
  });
  await expect(cases.save({ ...input, content: { ...content, requiredLevel: 7 } })).rejects.toMatchObject({ code: 'LevelUnknown' });
  await expect(cases.save({ ...input, content: { ...content, pieces: [...content.pieces, shown] } })).rejects.toMatchObject({
    code: 'PieceTwice',
  });
  await expect(cases.save({ ...input, content: { ...content, competencyDay: '2026-02-31' } })).rejects.toMatchObject({ code: 'NotADate' });
  await expect(cases.save({ ...input, competencyId: 'nothing' })).rejects.toMatchObject({ code: 'CompetencyNotFound' });
  await expect(cases.save({ ...input, signature: signatureBy('fay') })).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
  const foreign = { ...shown, file: { ...file, fileId: 'elsewhere' } };
  await expect(
    cases.save({ ...input, content: { ...content, pieces: [foreign], rating: { ...content.rating, cited: [] } } }),
  ).rejects.toMatchObject({ code: 'FileUnknown' });

  const { goldCaseId } = await cases.save({ ...input, content });
  expect(await newestEntry(site)).toMatchObject({ action: 'calibrationCases.save', reason: { text: 'for the next round' } });
  await expect(cases.save({ ...input, goldCaseId })).rejects.toMatchObject({ code: 'CaseChanged' });
  await cases.save({ ...input, goldCaseId, basis: 1, content: { ...content, title: 'Locked in its order' } });
  const known = await cases.get({ goldCaseId });
  expect(known).toMatchObject({
    revision: 2,
    title: 'Locked in its order',
    levelCode: '2',
    requiredLevelCode: '2',
    pieces: 3,
    retired: null,
  });
  expect(known.signatures).toMatchObject([{ printedName: 'Person sven', isValid: true, revision: 2 }]);
  expect(known.history.map(({ revision, preparedBy, approvedBy }) => [revision, preparedBy, approvedBy])).toEqual([
    [2, 'Person fay', 'Person sven'],
    [1, 'Person fay', 'Person sven'],
  ]);
  expect((await cases.showFile({ fileId: file.fileId })).preview?.shownAs).toBe('image');
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  const ctx = { evidence: open.evidence, today: '2026-03-14' };
  expect(await caseMaterial(open.db, ctx, { kind: 'gold', goldCaseId })).toMatchObject({
    title: 'Locked in its order',
    gold: { level: 2 },
    sourceRevision: 2,
  });

  expect((await cases.list({ competencyId: 'loto', withRetired: false })).cases).toHaveLength(1);
  const candidates = async (competencyId: string | null) =>
    (await site.client.calibrationSessions.candidates({ competencyId, limit: 1 })).goldCases;
  expect(await candidates('loto')).toMatchObject([{ goldCaseId, title: 'Locked in its order', levelCode: '2' }]);
  expect(await candidates('another')).toEqual([]);
  await cases.retire({ goldCaseId, reason });
  expect(await candidates(null)).toEqual([]);
  await expect(cases.retire({ goldCaseId, reason })).rejects.toMatchObject({ code: 'CaseRetired' });
  await expect(cases.save({ ...input, goldCaseId, basis: 2 })).rejects.toMatchObject({ code: 'CaseRetired' });
  expect((await cases.list({ competencyId: null, withRetired: false })).cases).toEqual([]);
  expect((await cases.list({ competencyId: null, withRetired: true })).cases).toMatchObject([{ retired: { by: 'Person fay', reason } }]);
  expect(await caseMaterial(open.db, ctx, { kind: 'gold', goldCaseId })).toBeNull();
});

test('an assessor rates gold cases without seeing how they are rated, and what follows is decided by the thresholds of the site', async () => {
  const site = await makeTestSite();
  const { ed, sven } = await makeCalibratedWorks(site);
  const { calibrationCases: cases } = site.client;
  await signIn(site, 'fay');
  const ids: string[] = [];
  for (const [title, level] of [
    ['Good one', 2],
    ['Poor one', 1],
    ['Teaches', 3],
  ] as const)
    ids.push((await cases.save(goldInput(title, level))).goldCaseId);
  const wanted = { userId: ed, goldCaseIds: ids, dueOn: '2026-04-01', reason };
  await expect(cases.assignStudy({ ...wanted, userId: sven })).rejects.toMatchObject({ code: 'KnowsTheCases' });
  await expect(cases.assignStudy({ ...wanted, dueOn: '2026-03-13' })).rejects.toMatchObject({ code: 'DayHasPassed' });
  await expect(cases.assignStudy({ ...wanted, goldCaseIds: ['none'] })).rejects.toMatchObject({ code: 'CaseNotFound' });
  const { studyId } = await cases.assignStudy(wanted);
  await expect(cases.assignStudy(wanted)).rejects.toMatchObject({ code: 'AlreadyOpen' });
  // Whoever runs calibration may have the assessor rate before them; anybody else sees nothing of it.
  expect((await cases.openStudy({ studyId })).userId).toBe(ed);
  await signIn(site, 'ada');
  await expect(cases.openStudy({ studyId })).rejects.toMatchObject({ code: 'StudyNotFound' });
  await signIn(site, 'fay');
  await expect(cases.decideStudy({ studyId, reason, signature: signatureBy('fay') })).rejects.toMatchObject({ code: 'NotRated' });

  await signIn(site, 'ed');
  expect((await cases.ownStudies({})).studies).toMatchObject([{ studyId, cases: 3, state: 'open' }]);
  const opened = await cases.openStudy({ studyId });
  expect(opened.cases.map(({ title }) => title)).toEqual(['Case 1', 'Case 2', 'Case 3']);
  const bytes = JSON.stringify(opened);
  for (const hidden of ['Agreed at', 'Every lock', '"gold"', 'requiredLevel', 'Poor one']) expect(bytes).not.toContain(hidden);
  await expect(cases.list({ competencyId: null, withRetired: true })).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(cases.get({ goldCaseId: ids[0] ?? '' })).rejects.toMatchObject({ code: 'NotPermitted' });
  await expect(cases.studyResult({ studyId })).rejects.toMatchObject({ code: 'StudyNotFound' });
  const rated = (goldCaseId: string, level: number) => ({
    goldCaseId,
    level,
    indicators: { i1: 'met' as const, i3: level >= 3 ? ('met' as const) : ('notMet' as const) },
    cited: ['a'],
    comment: '',
  });
  // One who is not competent is passed: a miss.
  const ratings = ids.map((goldCaseId, index) => rated(goldCaseId, [2, 2, 3][index] ?? 1));
  const signature = signatureBy('ed');
  await expect(cases.handInStudy({ studyId, ratings: ratings.slice(1), signature })).rejects.toMatchObject({
    code: 'RatingIncomplete',
    data: { cases: [1] },
  });
  await expect(cases.handInStudy({ studyId, ratings, signature: signatureBy('sven') })).rejects.toMatchObject({ code: 'NotTheAssessor' });
  await cases.handInStudy({ studyId, ratings, signature });
  await expect(cases.handInStudy({ studyId, ratings, signature })).rejects.toMatchObject({ code: 'StudyClosed' });
  await expect(cases.studyResult({ studyId })).rejects.toMatchObject({ code: 'StudyNotFound' });

  await signIn(site, 'fay');
  await expect(cases.withdrawStudy({ studyId, reason })).rejects.toMatchObject({ code: 'StudyClosed' });
  const { study, cases: results } = await cases.studyResult({ studyId });
  expect(study).toMatchObject({
    state: 'rated',
    figures: {
      cases: 3,
      effectiveness: 2 / 3,
      missRate: 1,
      notCompetent: 1,
      falseAlarmRate: 0,
      competent: 2,
      severity: -1 / 3,
      indicatorsRight: 6,
      indicatorsAgreed: 6,
      verdict: 'unacceptable',
    },
  });
  expect(results[1]).toMatchObject({
    title: 'Poor one',
    agreed: { level: 1 },
    rated: { level: 2 },
    reasons: { i1: 'Every lock was set.' },
  });
  const decided = await cases.decideStudy({ studyId, reason, signature: signatureBy('fay') });
  // Three cases are fewer than any rule decides by.
  expect(decided.verdict).toBe('notDecided');
  expect((await cases.listStudies({ userId: ed })).studies).toMatchObject([{ state: 'decided', verdict: 'notDecided' }]);
  await signIn(site, 'ed');
  expect((await cases.studyResult({ studyId })).study.state).toBe('decided');
});

test('with two accounts somebody approves none of their own cases, rates none they know, has one study at a time and decides none of theirs', async () => {
  const site = await makeTestSite();
  const { ed } = await makeCalibratedWorks(site);
  const { calibrationCases: cases } = site.client;
  const edda = await enrolSigner(site, 'edda');
  const beOne = async (...logins: readonly string[]): Promise<void> => {
    for (const login of ['fay', 'sven', 'ed', 'edda']) await linkTo(site, login, logins.includes(login) ? 'both' : null);
    await signIn(site, 'fay');
  };
  await beOne('fay', 'sven');
  await expect(cases.save(goldInput('Locked in order', 2))).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
  await beOne();
  const { goldCaseId } = await cases.save(goldInput('Locked in order', 2));
  const wanted = { userId: ed, goldCaseIds: [goldCaseId], dueOn: '2026-04-01', reason };
  await beOne('sven', 'ed');
  await expect(cases.assignStudy(wanted)).rejects.toMatchObject({ code: 'KnowsTheCases', data: { titles: ['Locked in order'] } });
  await beOne('fay', 'ed');
  await expect(cases.assignStudy(wanted)).rejects.toMatchObject({ code: 'OwnStudy' });

  await beOne('ed', 'edda');
  const { studyId } = await cases.assignStudy(wanted);
  await expect(cases.assignStudy({ ...wanted, userId: edda })).rejects.toMatchObject({ code: 'AlreadyOpen' });
  const rated = { goldCaseId, level: 2, indicators: { i1: 'met' as const, i3: 'notMet' as const }, cited: ['a'], comment: '' };
  await cases.handInStudy({ studyId, ratings: [rated], signature: signatureBy('ed') });
  const decide = () => cases.decideStudy({ studyId, reason, signature: signatureBy('fay') });
  await beOne('fay', 'ed');
  await expect(decide()).rejects.toMatchObject({ code: 'OwnStudy' });
  await beOne('ed', 'edda');
  expect(await decide()).toMatchObject({ verdict: 'notDecided' });
});

test('an assessor who was found lenient passes a study of sixteen gold cases, and may sign again under an authorisation that it renews', async () => {
  const site = await makeTestSite();
  const { ed } = await makeCalibratedWorks(site);
  const { client } = site;
  const { calibrationCases: cases } = client;
  const authorityId = await authorise(site, ed, { calibratedOn: null, calibratedUntil: null });
  await finalise(site, 'spring', makeFigures(ed, lenient));
  const byEd = () => assessed(site, { signature: signatureBy('ed') });
  await expect(byEd()).rejects.toMatchObject({ code: 'AuthorityMissing' });
  await signIn(site, 'fay');
  const agreed = new Map<string, number>();
  for (let index = 0; index < 16; index += 1) {
    const level = index % 2 === 0 ? 2 : 1;
    agreed.set((await cases.save(goldInput(`Case of level ${level}, ${index}`, level))).goldCaseId, level);
  }
  const { studyId } = await cases.assignStudy({ userId: ed, goldCaseIds: [...agreed.keys()], dueOn: '2026-04-01', reason });
  await signIn(site, 'ed');
  const ratings = [...agreed].map(([goldCaseId, level]) => ({
    goldCaseId,
    level,
    indicators: { i1: 'met' as const, i3: 'notMet' as const },
    cited: ['a'],
    comment: '',
  }));
  await cases.handInStudy({ studyId, ratings, signature: signatureBy('ed') });
  await signIn(site, 'fay');
  expect(await cases.decideStudy({ studyId, reason, signature: signatureBy('fay') })).toMatchObject({ verdict: 'passed' });
  const { changes } = await newestEntry(site);
  expect(changes.map(({ entity }) => entity)).toEqual([
    'gold_study_end',
    'signature',
    'assessor_result',
    'assessor_authority',
    'signature',
  ]);
  await signIn(site, 'ada');
  const { authority, signatures } = await client.assessors.get({ authorityId });
  expect(authority).toMatchObject({
    calibratedOn: '2026-03-14',
    calibratedUntil: '2027-03-14',
    recalibrateSince: null,
    isInForce: true,
    signedBy: 'Person fay',
  });
  expect(signatures).toMatchObject([{ meaning: 'Calibrated by a panel', isValid: true }]);
  expect(await client.recalibration.get({ userId: ed })).toMatchObject({ state: 'calibrated', until: '2027-03-14', why: null });
  expect(await byEd()).not.toBe('');
});
