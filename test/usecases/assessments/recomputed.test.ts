import { expect, test } from 'vitest';
import { addDays } from '../../../shared/domain/calendar';
import { createRandom } from '../../../shared/domain/sample/random';
import { nothingJudged, plainPerformance, signInput } from '../../support/assessments';
import { standingByTrial, type RecordedResult } from '../../support/independent-levels';
import { passphraseOf } from '../../support/passphrase-of';
import { makeCompetency, makePerson, makeRequirement, makeRole, makeUnit } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { signIn } from '../../support/users';

const today = '2026-03-14';
const people = ['pia', 'p1', 'p2', 'p3', 'p4', 'p5'];
const sufficiency = [
  {
    level: 2,
    parts: [
      { kinds: ['knowledge' as const], count: 1, differentAssessors: false, underAbnormal: 0, maxAgeMonths: 6 },
      { kinds: ['practical' as const], count: 2, differentAssessors: true, underAbnormal: 1, maxAgeMonths: null },
    ],
    withinMonths: 9,
    secondAssessor: false,
  },
];
const asked = { requiredLevel: 2, validityMonths: 12, own: sufficiency, lines: [], clauses: [], isCovered: false };

/** What the records say of one person, as whoever may read them gets them. */
async function recordsOf(site: TestSite, personId: string): Promise<RecordedResult[]> {
  const { assessments } = await site.client.assessments.list({ personId, competencyId: 'loto', limit: 500 });
  const oldestFirst = assessments.toReversed();
  return Promise.all(
    oldestFirst.map(async ({ assessmentId }, entry) => {
      const record = await site.client.assessments.get({ assessmentId });
      return {
        level: record.level,
        isCompetent: record.outcome === 'competent',
        day: record.performedOn,
        entry,
        kind: record.kind,
        standsFor: [],
        methods: [record.method],
        assessors: [record.assessorName],
        isAbnormal: record.abnormalCondition !== null,
      };
    }),
  );
}

test('state and level of every day are those that somebody works out from the records alone', async () => {
  const site = await makeTestSite();
  const random = createRandom(20261122, 'recomputed');
  await makeUnit(site, 'works');
  await makeRole(site, 'worker');
  await makeCompetency(site, 'loto', { sufficiency, steps: [{ stepId: 's1', level: 1 }, { stepId: 's2' }] });
  await makeRequirement(site, { roleId: 'worker', competencyId: 'loto' });
  for (const personId of people) await makePerson(site, personId, { roleId: 'worker', unitId: 'works' });
  const plain = await signInput(site);
  for (const login of ['ada', 'ben']) {
    await signIn(site, login);
    for (let count = 0; count < 36; count += 1) {
      const level = random.pick([1, 2, 2, 2]);
      const isMet = random.chance(0.85);
      const how = random.chance(0.35)
        ? ({
            kind: 'knowledge',
            method: 'written',
            knowledge: { questionSetId: 'Q1', score: isMet ? 9 : 5, maxScore: 10, passMark: 8 },
          } as const)
        : { steps: [{ stepId: `s${level}`, result: isMet ? ('met' as const) : ('notMet' as const), note: isMet ? null : 'left out' }] };
      await site.client.assessments.sign({
        ...plain,
        ...plainPerformance,
        ...nothingJudged,
        ...how,
        personId: random.pick(people),
        level,
        performedOn: addDays(today, -random.int(0, 420)),
        abnormalCondition: random.chance(0.5) ? 'The supply failed' : null,
        lateReason: 'kept on paper until now',
        signature: { login, passphrase: passphraseOf(login) },
      });
    }
  }
  const seen = new Set<string>();
  for (const personId of people) {
    const records = await recordsOf(site, personId);
    for (let ago = -400; ago < 430; ago += 23) {
      const asOf = addDays(today, -ago);
      const { standings } = await site.client.people.get({ personId, asOf });
      const { state, held } = standingByTrial(records, asked, asOf, 60);
      seen.add(state);
      expect(
        standings.map((one) => [one.state, one.heldLevel]),
        `${personId} on ${asOf}`,
      ).toEqual([[state, held]]);
    }
  }
  expect([...seen].toSorted()).toEqual(
    expect.arrayContaining(['belowLevel', 'evidenceInsufficient', 'expired', 'neverAssessed', 'qualified']),
  );
});
