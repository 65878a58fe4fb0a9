import { beforeEach, expect, test } from 'vitest';
import { listChanges } from '../../../electron/service/db/audit-read-changes';
import { roles } from '../../../shared/domain/permissions';
import { attach, makeWorks, signInput } from '../../support/assessments';
import { amendInput, by, exportedRatings, firstInput, reason, secondInput, standingOf } from '../../support/corrections';
import { newestEntry, recordOf } from '../../support/framework';
import { competencyItem, makeItem, makePerson } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';
import { behindSession } from '../../rpc/access/declared';
import { nobody } from '../../rpc/access-inputs/asked';
import { verification } from '../audit/log-site';

let site: TestSite;
/** Stands in everything that the first rater writes. */
const marker = 'zweifellos-4711';

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
});

async function markedInput() {
  const evidenceId = await attach(site, `${marker}.txt`, marker);
  const input = await firstInput(site, { note: marker, place: marker, equipment: marker, shift: marker, evidenceIds: [evidenceId] });
  const steps = input.steps.map((step) => ({ ...step, note: marker }));
  return { evidenceId, input: { ...input, steps, questions: [marked] } };
}
const marked = { kind: 'oral', question: marker, answer: marker, isCritical: false, result: 'met' } as const;

test('no procedure tells anybody in any role anything of a first rating, and neither does the log', async () => {
  const { evidenceId, input } = await markedInput();
  const { assessmentId } = await site.client.assessments.rateFirst(input);
  const entry = await newestEntry(site);
  const ids = [assessmentId, evidenceId, 'pia', 'loto', 'works', 'worker'];
  const queries = behindSession.filter(({ meta }) => meta.kind === 'query');
  expect(queries.length).toBeGreaterThan(40);
  for (const [index, role] of roles.entries()) {
    const login = `user${index}`;
    await enrol(site, login, { grants: [{ role, unitId: null }], ...(role === 'employee' ? { personId: 'pia' } : {}) });
  }
  const told: string[] = [];
  for (const login of ['ada', ...roles.map((_role, index) => `user${index}`)]) {
    await signIn(site, login);
    for (const { name, input: inputOf, call } of queries) {
      const asked = JSON.stringify(inputOf({ personId: 'pia', login })) ?? 'null';
      // What names nothing is asked once.
      for (const id of asked.includes(nobody) ? ids : ['pia']) {
        const given: unknown = JSON.parse(asked.replaceAll(nobody, id)) ?? undefined;
        const answer = await call(site.client, given).catch((error: unknown) => error);
        if (textOf(answer).includes(marker)) told.push(`${name} to ${login}`);
      }
    }
  }
  await signIn(site, 'ada');
  expect(told).toEqual([]);
  const entries = await recordOf(site).selectFrom('audit_entry').select('entryNumber').execute();
  expect(entries.length).toBeGreaterThan(entry.entryNumber);
  for (const { entryNumber } of entries) expect(textOf(await site.client.audit.get({ entryNumber }))).not.toContain(marker);
  const { note } = await site.client.audit.checkpoint({ reason });
  expect(note).not.toContain(marker);
  // With the data key, every value of the log can be opened: none holds it.
  for (const { entryNumber } of entries)
    expect(textOf(await listChanges(recordOf(site), entryNumber, { afterSeq: -1, limit: 500 }))).not.toContain(marker);
  expect(textOf(await exportedRatings(site))).not.toContain(assessmentId);
  // The test can find it: it stands where it is kept until the second rating is in.
  const kept = await recordOf(site).selectFrom('first_rating').select('content').executeTakeFirstOrThrow();
  expect(kept.content).toContain(marker);
}, 240_000);

function textOf(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      part instanceof Map || part instanceof Set ? [...part] : part instanceof Error ? { ...part, message: part.message } : part,
    ) ?? ''
  );
}

test('a first rating gives no standing and is in no count; whoever is asked sees person, competency, level and day alone', async () => {
  await enrol(site, 'rita', { grants: [{ role: 'assessor', unitId: null }] });
  const { assessmentId } = await site.client.assessments.rateFirst(await firstInput(site, { secondLogin: 'rita' }));
  expect(await standingOf(site)).toBe('neverAssessed');
  expect(await site.client.assessments.list({ personId: null, competencyId: null, asOf: null, limit: 10 })).toEqual({
    assessments: [],
    total: 0,
  });
  await expect(site.client.assessments.get({ assessmentId })).rejects.toMatchObject({ code: 'AssessmentNotFound' });
  await expect(site.client.assessments.verify({ assessmentId })).rejects.toMatchObject({ code: 'AssessmentNotFound' });
  const waits = {
    assessmentId,
    personId: 'pia',
    personName: 'pia, Test',
    competencyId: 'loto',
    competencyCode: 'LOTO',
    competencyTitle: 'Competency loto',
    level: 2,
    levelCode: '2',
    performedOn: '2026-03-14',
  };
  expect(await site.client.assessments.waiting()).toEqual({
    returned: [],
    asked: [],
    first: [{ ...waits, signedAt: '2026-03-14T10:00:00.000Z', askedName: 'Person rita' }],
  });
  await signIn(site, 'ben');
  expect(await site.client.assessments.waiting()).toEqual({ returned: [], asked: [], first: [] });
  await signIn(site, 'rita');
  expect(await site.client.assessments.waiting()).toEqual({ returned: [], asked: [waits], first: [] });
});

test('with the second both become records in one entry, and count where both say competent', async () => {
  const { input, evidenceId } = await markedInput();
  const first = await site.client.assessments.rateFirst(input);
  const answer = await site.client.assessments.rateSecond(await secondInput(site, first.assessmentId));
  expect(answer).toMatchObject({ outcome: 'competent', first: { ...first, assessorName: 'Ada Alder', outcome: 'competent' } });
  expect(await standingOf(site)).toBe('qualified');
  const entry = await newestEntry(site);
  expect(entry.changes.filter(({ entity }) => entity === 'assessment').map(({ entityId }) => entityId)).toEqual([
    first.assessmentId,
    answer.assessmentId,
  ]);
  expect(await site.client.assessments.get({ assessmentId: first.assessmentId })).toMatchObject({
    note: marker,
    signatures: [{ printedName: 'Ada Alder', isValid: true }],
    evidence: [{ evidenceId, isIntact: true }],
    otherRating: { assessmentId: answer.assessmentId, assessorName: 'Ben Birch', outcome: 'competent', level: 2, state: 'current' },
  });
  expect((await site.client.assessments.verify({ assessmentId: first.assessmentId })).isSound).toBe(true);
  expect(await site.client.assessments.waiting()).toMatchObject({ asked: [], first: [] });
  await expect(site.client.assessments.rateSecond(await secondInput(site, first.assessmentId))).rejects.toMatchObject({
    code: 'RatingNotFound',
  });
  expect((await verification(site)).at(-1)).toMatchObject({ kind: 'done', firstBad: null, badSchema: null, rows: [] });
});

test('two ratings that disagree give no level, and both are shown with it', async () => {
  const { assessmentId } = await site.client.assessments.rateFirst(await firstInput(site));
  const input = await signInput(site, {}, { s2: 'notMet' });
  const second = await site.client.assessments.rateSecond({ ...input, firstId: assessmentId, signature: by('ben') });
  expect(second).toMatchObject({ outcome: 'notYetCompetent', first: { outcome: 'competent' } });
  expect(await standingOf(site)).toBe('belowLevel');
});

test('one half alone counts nothing: a pair of which one is voided or sent back is none', async () => {
  const { assessmentId } = await site.client.assessments.rateFirst(await firstInput(site));
  const second = await site.client.assessments.rateSecond(await secondInput(site, assessmentId));
  await enrol(site, 'rita', { grants: [{ role: 'assessor', unitId: null }] });
  await site.client.assessments.return({ assessmentId, reason, signature: by('rita') });
  expect(await standingOf(site)).toBe('neverAssessed');
  await expect(site.client.assessments.amend(await amendInput(site, assessmentId, { signature: by('ben') }))).rejects.toMatchObject({
    code: 'OtherRater',
  });
  await site.client.assessments.amend(await amendInput(site, assessmentId, { note: 'seen again' }));
  expect(await standingOf(site)).toBe('qualified');
  await site.client.assessments.void({ assessmentId: second.assessmentId, reason, signature: by('ben') });
  expect(await standingOf(site)).toBe('neverAssessed');
});

test('the second is somebody else, whoever was asked, of the same performance, and not the person', async () => {
  await makePerson(site, 'lea');
  await enrol(site, 'rita', { grants: [{ role: 'assessor', unitId: null }] });
  await enrol(site, 'pia', { grants: [{ role: 'assessor', unitId: null }], personId: 'pia' });
  await expect(site.client.assessments.rateFirst(await firstInput(site, { secondLogin: 'ada' }))).rejects.toMatchObject({
    code: 'RaterNotFound',
  });
  await expect(site.client.assessments.rateFirst(await firstInput(site, { secondLogin: 'pia' }))).rejects.toMatchObject({
    code: 'RaterNotFound',
  });
  await expect(site.client.assessments.rateFirst(await firstInput(site, { secondLogin: 'none' }))).rejects.toMatchObject({
    code: 'RaterNotFound',
  });
  await expect(site.client.assessments.rateFirst(await firstInput(site, { signature: by('pia') }))).rejects.toMatchObject({
    code: 'OwnAssessment',
  });
  const { assessmentId } = await site.client.assessments.rateFirst(await firstInput(site, { secondLogin: 'rita' }));
  const second = async (part: Parameters<typeof secondInput>[2]) =>
    site.client.assessments.rateSecond(await secondInput(site, assessmentId, part));
  await expect(second({ signature: by('ada') })).rejects.toMatchObject({ code: 'SameRater' });
  await expect(second({ signature: by('ben') })).rejects.toMatchObject({ code: 'AnotherAsked' });
  for (const part of [{ personId: 'lea' }, { level: 3 }, { performedOn: '2026-03-13' }])
    await expect(second({ signature: by('rita'), ...part })).rejects.toMatchObject({ code: 'OtherPerformance' });
  await site.client.assessments.rateFirst(await firstInput(site)).then(async (open) =>
    expect(site.client.assessments.rateSecond(await secondInput(site, open.assessmentId, { signature: by('pia') }))).rejects.toMatchObject({
      code: 'OwnAssessment',
    }),
  );
  await second({ signature: by('rita') });
});

test('where the one who was asked has left, anybody who may rates second', async () => {
  const rita = await enrol(site, 'rita', { grants: [{ role: 'assessor', unitId: null }] });
  const { assessmentId } = await site.client.assessments.rateFirst(await firstInput(site, { secondLogin: 'rita' }));
  await site.client.users.deactivate({ userId: rita, reason });
  expect(await site.client.assessments.rateSecond(await secondInput(site, assessmentId))).toMatchObject({ outcome: 'competent' });
});

test('the first rater alone takes it back before the second, and it never appears', async () => {
  const { assessmentId } = await site.client.assessments.rateFirst(await firstInput(site));
  await signIn(site, 'ben');
  await expect(site.client.assessments.withdrawFirst({ assessmentId, reason })).rejects.toMatchObject({ code: 'NotYours' });
  await signIn(site, 'ada');
  await site.client.assessments.withdrawFirst({ assessmentId, reason: 'the wrong level' });
  expect(await newestEntry(site)).toMatchObject({ action: 'assessments.withdrawFirst', reason: { text: 'the wrong level' } });
  await expect(site.client.assessments.rateSecond(await secondInput(site, assessmentId))).rejects.toMatchObject({ code: 'RatingNotFound' });
  await expect(site.client.assessments.withdrawFirst({ assessmentId, reason })).rejects.toMatchObject({ code: 'RatingNotFound' });
  expect((await site.client.assessments.waiting()).first).toEqual([]);
  expect((await verification(site)).at(-1)).toMatchObject({ kind: 'done', firstBad: null, rows: [] });
});

test('where the level asks for two ratings, one alone is refused by name', async () => {
  const sufficiency = [
    {
      level: 2,
      parts: [{ kinds: ['practical' as const], count: 1, differentAssessors: false, underAbnormal: 0, maxAgeMonths: null }],
      withinMonths: null,
      secondAssessor: true,
    },
  ];
  const steps = ['s1', 's2', 's3', 's4', 's5'].map((stepId) => ({ stepId }));
  await makeItem(site, competencyItem('loto', { sufficiency, steps }), '2026-03-01');
  expect((await site.client.assessments.form({ personId: 'pia', competencyId: 'loto' })).secondRatingLevels).toEqual([2]);
  await expect(site.client.assessments.sign(await signInput(site))).rejects.toMatchObject({ code: 'SecondRatingNeeded' });
  const { assessmentId } = await site.client.assessments.rateFirst(await firstInput(site));
  await site.client.assessments.rateSecond(await secondInput(site, assessmentId));
  expect(await standingOf(site)).toBe('qualified');
});
