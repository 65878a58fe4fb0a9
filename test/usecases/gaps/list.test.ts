import { expect, test } from 'vitest';
import type { InputOf, OutputOf } from '../../../electron/service/usecases/context';
import type { Contract } from '../../../shared/contract';
import { riskRule } from '../../../shared/contract/risk-rule';
import { gapCause, gapCauses } from '../../../shared/domain/gap';
import type { GapGrouping } from '../../../shared/domain/gap-summary';
import { riskBands, riskOf } from '../../../shared/domain/risk';
import { readyStates } from '../../../shared/domain/state';
import { makeAssessment, makePersonInRole, recordOf } from '../../support/framework';
import { passphraseOf } from '../../support/passphrase-of';
import { makeCompetency, makeRequirement, makeRole, makeUnit } from '../../support/people';
import { makeRandomWorks, type RandomWorks } from '../../support/random-works';
import { makeTestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

type Input = InputOf<Contract['gaps']['list']>;
type Gap = OutputOf<Contract['gaps']['list']>['gaps'][number];

const everything: Input = {
  asOf: null,
  knownAt: null,
  unitId: null,
  departmentId: null,
  roleId: null,
  isUnitAlone: false,
  competencyId: null,
  personId: null,
  mandatoryOnly: false,
  causes: null,
  bands: null,
  offset: 0,
  limit: 500,
};
const days = ['2025-06-30', '2026-03-14', '2026-12-01'];
const ben = { login: 'ben', passphrase: passphraseOf('ben') };

/** Each gap by itself: person, competency, cause, level required and held. */
function byHand(works: RandomWorks, day: string, { units = works.unitIds, mandatoryOnly = false, roleId = '' } = {}): string[] {
  return works.personIds.flatMap((personId) => {
    const isThere = works.positions.some(
      (one) =>
        one.personId === personId &&
        units.includes(one.unitId) &&
        (roleId === '' || one.roleId === roleId) &&
        one.validFrom <= day &&
        (one.validTo === null || day <= one.validTo),
    );
    return !isThere
      ? []
      : works.competencyIds.flatMap((competencyId) => {
          const { required, state, heldLevel } = works.standing(personId, competencyId, day);
          if (required === null || readyStates.has(state) || (mandatoryOnly && !required.isMandatory)) return [];
          return [
            `${personId} ${competencyId} ${gapCause({ state, isByPrerequisite: false, isTakenBack: false })} ${required.level} ${heldLevel}`,
          ];
        });
  });
}

const shownAs = ({ personId, competencyId, cause, requiredLevel, heldLevel }: Gap): string =>
  `${personId} ${competencyId} ${cause} ${requiredLevel} ${heldLevel}`;

test.each([1, 5])(
  'the gaps are what one person at a time gives, and their causes and bands part them without rest (works %i)',
  async (seed) => {
    const site = await makeTestSite();
    const works = await makeRandomWorks(site, seed);
    const list = async (part: Partial<Input>) => site.client.gaps.list({ ...everything, ...part });
    for (const asOf of days) {
      const all = await list({ asOf });
      expect(all.gaps.map(shownAs).toSorted()).toEqual(byHand(works, asOf).toSorted());
      expect(all.total).toBe(all.gaps.length);
      const mandatory = await list({ asOf, mandatoryOnly: true });
      expect(mandatory.gaps.map(shownAs).toSorted()).toEqual(byHand(works, asOf, { mandatoryOnly: true }).toSorted());
      const north = await list({ asOf, departmentId: 'north' });
      expect(north.gaps.map(shownAs).toSorted()).toEqual(byHand(works, asOf, { units: ['north', 'north-1', 'north-2'] }).toSorted());
      const fitters = await list({ asOf, roleId: 'fitter', unitId: 'south' });
      expect(fitters.gaps.map(shownAs).toSorted()).toEqual(
        byHand(works, asOf, { units: ['south', 'south-1'], roleId: 'fitter' }).toSorted(),
      );

      const parts = [];
      for (const cause of gapCauses) {
        const { gaps, total, countByCause } = await list({ asOf, causes: [cause] });
        expect([cause, total, gaps.every((one) => one.cause === cause)]).toEqual([cause, countByCause[cause] ?? 0, true]);
        parts.push(...gaps.map(shownAs));
      }
      expect(parts.toSorted()).toEqual(all.gaps.map(shownAs).toSorted());
      const byBand = [];
      for (const band of riskBands) byBand.push(...(await list({ asOf, bands: [band] })).gaps.map(shownAs));
      expect(byBand.toSorted()).toEqual(all.gaps.map(shownAs).toSorted());

      const paged = [];
      for (let offset = 0; offset < all.total; offset += 4) paged.push(...(await list({ asOf, offset, limit: 4 })).gaps);
      expect(paged).toEqual(all.gaps);
    }
  },
);

type Sums = OutputOf<Contract['gaps']['count']>;

/** How many gaps of whom a list has, in all and of each band. */
function tallied(gaps: readonly Gap[]): Sums['all'] {
  const of = (some: readonly Gap[]) => ({ gaps: some.length, people: new Set(some.map(({ personId }) => personId)).size });
  const inBand = (band: string) => of(gaps.filter(({ risk }) => risk.band === band));
  return { ...of(gaps), byBand: { high: inBand('high'), serious: inBand('serious'), medium: inBand('medium'), low: inBand('low') } };
}

test.each([1, 5])(
  'summed up by unit, branch or role each line is what the list narrowed to it has, and all are the list (works %i)',
  async (seed) => {
    const site = await makeTestSite();
    const works = await makeRandomWorks(site, seed);
    const list = async (part: Partial<Input>) => (await site.client.gaps.list({ ...everything, ...part })).gaps;
    const { offset: _offset, limit: _limit, ...sides } = everything;
    let again = 0;
    const agree = async (part: Partial<Input>, by: GapGrouping) => {
      const { all, groups, ...told } = await site.client.gaps.count({ ...sides, ...part, by });
      expect([by, part, all]).toEqual([by, part, tallied(await list(part))]);
      for (const { groupId, isUnitAlone, score, gaps, people, byBand } of groups) {
        const narrowed = await list({ ...part, ...(by === 'role' ? { roleId: groupId } : { unitId: groupId, isUnitAlone }) });
        expect([by, part, groupId, { gaps, people, byBand }]).toEqual([by, part, groupId, tallied(narrowed)]);
        expect(score).toBe(narrowed[0]?.risk.score);
      }
      // No line is missing, and the gravest comes first.
      const ids = new Set(groups.map(({ groupId }) => groupId));
      const listedUnder = by === 'unit' ? (await list(part)).map(({ unitId }) => unitId) : [];
      expect(listedUnder.filter((unitId) => !ids.has(unitId))).toEqual([]);
      for (const band of riskBands) {
        expect(groups.reduce((sum, { byBand }) => sum + byBand[band].gaps, 0) - told.again[band]).toBe(all.byBand[band].gaps);
        again += told.again[band];
      }
      const order = groups.map(({ byBand }) => riskBands.map((band) => String(byBand[band].gaps).padStart(4, '0')).join(' '));
      expect(order).toEqual(order.toSorted().toReversed());
      return { ids, without: told.without, gaps: groups.reduce((sum, one) => sum + one.gaps, 0) };
    };
    for (const asOf of days) {
      for (const by of ['branch', 'role'] as const) await agree({ asOf }, by);
      await agree({ asOf, departmentId: 'north', mandatoryOnly: true }, 'unit');
      await agree({ asOf, unitId: 'north' }, 'branch');
      await agree({ asOf, roleId: 'fitter', causes: ['neverAssessed', 'expired'] }, 'unit');
      const { ids, without } = await agree({ asOf, bands: ['high'] }, 'unit');
      // All lines together have each gap as often as the person works somewhere.
      const listed = await list({ asOf });
      const places = listed.flatMap(({ personId }) => works.unitIds.filter((unitId) => works.isIn(personId, unitId, asOf)));
      expect((await agree({ asOf }, 'unit')).gaps).toBe(places.length);
      const manned = works.unitIds.filter((unitId) => works.personIds.some((personId) => works.isIn(personId, unitId, asOf)));
      expect(without).toBe(manned.length - ids.size);
    }
    expect(again).toBeGreaterThan(0);
    await enrol(site, 'mia', { grants: [{ role: 'lineManager', unitId: 'north' }] });
    await signIn(site, 'mia');
    const { ids } = await agree({ asOf: '2026-03-14' }, 'unit');
    expect([...ids].filter((unitId) => !unitId.startsWith('north'))).toEqual([]);
  },
);

test('who reached the level by a result that was voided lacks it for that reason, and who never reached it does not', async () => {
  const site = await makeTestSite();
  await makeUnit(site, 'unit-1');
  await makeRole(site, 'fitter');
  await makeCompetency(site, 'weld');
  for (const personId of ['pia', 'tom', 'uma']) await makePersonInRole(site, personId, 'fitter');
  await makeAssessment(site, 'pia', 'weld', { level: 2, performedOn: '2026-02-01' });
  await makeAssessment(site, 'tom', 'weld', { level: 1, performedOn: '2026-02-01' });
  await recordOf(site)
    .insertInto('assessment_event')
    .values(
      ['assessment-pia', 'assessment-tom'].map((assessmentId) => ({
        eventId: `void-${assessmentId}`,
        assessmentId,
        kind: 'voided' as const,
        reason: 'the assessor was not entitled',
        userId: 'ben',
        recordedAt: '2026-02-02T10:00:00.000Z',
        contentDigest: '0'.repeat(64),
        entryNumber: 2,
      })),
    )
    .execute();
  await makeRequirement(site, { roleId: 'fitter', competencyId: 'weld', level: 2 });
  const { gaps, countByCause } = await site.client.gaps.list({ ...everything, asOf: '2026-03-14' });
  expect(
    gaps.map(({ personId, cause, state }) => [personId, cause, state]).toSorted(([a = ''], [b = '']) => a.localeCompare(b, 'en')),
  ).toEqual([
    ['pia', 'resultTakenBack', 'neverAssessed'],
    ['tom', 'neverAssessed', 'neverAssessed'],
    ['uma', 'neverAssessed', 'neverAssessed'],
  ]);
  expect(countByCause).toEqual({ resultTakenBack: 1, neverAssessed: 2 });
});

test('the first day of a gap is the first day of the unbroken time with its cause', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 3);
  const [asOf] = ['2026-12-01'];
  const { gaps } = await site.client.gaps.list({ ...everything, asOf });
  const causeOn = (gap: Gap, day: string) => {
    const { required, state } = works.standing(gap.personId, gap.competencyId, day);
    return required === null ? null : gapCause({ state, isByPrerequisite: false, isTakenBack: false });
  };
  const dayBefore = (day: string, back: number): string => new Date(Date.parse(day) - back * 86_400_000).toISOString().slice(0, 10);
  expect(gaps.length).toBeGreaterThan(5);
  for (const gap of gaps) {
    let since = asOf;
    while (since > '2025-01-01' && causeOn(gap, dayBefore(since, 1)) === gap.cause) since = dayBefore(since, 1);
    expect([shownAs(gap), gap.since]).toEqual([shownAs(gap), since]);
  }
});

test('the score of each gap follows from the people left, the levels and the rule of its day, and a new rule leaves the days before as they were', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 2);
  const check = async (asOf: string, content = riskRule.parse({})) => {
    const { gaps } = await site.client.gaps.list({ ...everything, asOf });
    expect(gaps.length).toBeGreaterThan(0);
    for (const gap of gaps) {
      const inUnit = works.personIds.filter((personId) => works.isIn(personId, gap.unitId, asOf));
      const left = inUnit.filter((personId) => {
        const { required, state } = works.standing(personId, gap.competencyId, asOf);
        return required !== null && readyStates.has(state);
      }).length;
      const steps = gap.requiredLevel - (gap.heldLevel ?? 0);
      expect(gap.facts).toEqual({ consequence: gap.facts.consequence, steps, ofSteps: gap.requiredLevel, frequency: null, left });
      expect(gap.risk).toEqual(riskOf(gap.facts, content));
    }
    const scores = gaps.map(({ risk }) => risk.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    return gaps;
  };
  const yesterday = await check('2026-03-13');
  await check('2026-03-14');

  const content = riskRule.parse({ weights: { gap: 5, exposure: 0, left: 1 }, left: { nobody: 90 } });
  const change = { basis: 0, inForceFrom: '2026-03-14', content, reason: 'what is done daily is known well here' };
  await expect(site.client.riskRules.save({ ...change, inForceFrom: '2026-03-13', signature: ben })).rejects.toMatchObject({
    code: 'DayHasPassed',
  });
  await expect(site.client.riskRules.save({ ...change, inForceFrom: '2026-04-31', signature: ben })).rejects.toMatchObject({
    code: 'NotADate',
  });
  await expect(site.client.riskRules.save({ ...change, content: riskRule.parse({}), signature: ben })).rejects.toMatchObject({
    code: 'Unchanged',
  });
  const alone = { login: 'ada', passphrase: passphraseOf('ada') };
  await expect(site.client.riskRules.save({ ...change, signature: alone })).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
  await site.client.riskRules.save({ ...change, signature: ben });
  await expect(site.client.riskRules.save({ ...change, signature: ben })).rejects.toMatchObject({ code: 'RuleChanged' });

  expect(await check('2026-03-13')).toEqual(yesterday);
  await check('2026-03-14', content);
  const later = riskRule.parse({ weights: { gap: 1, exposure: 0, left: 0 } });
  await site.client.riskRules.save({ ...change, basis: 1, inForceFrom: '2026-06-01', content: later, signature: ben });
  await check('2026-05-31', content);
  await check('2026-06-01', later);
  expect(await site.client.riskRules.get({ asOf: '2026-05-31' })).toMatchObject({
    revision: 1,
    newest: 2,
    inForceFrom: '2026-03-14',
    history: [{ revision: 2, preparedBy: 'Ada Alder', approvedBy: 'Ben Birch' }, { revision: 1 }],
    signatures: [{ isValid: true, revision: 2 }],
  });
});

test('whoever sees one unit has its gaps alone, with the people left of the whole unit, and an employee their own', async () => {
  const site = await makeTestSite();
  const works = await makeRandomWorks(site, 2);
  const asOf = '2026-03-14';
  const { gaps } = await site.client.gaps.list({ ...everything, asOf });
  await enrol(site, 'mia', { grants: [{ role: 'lineManager', unitId: 'north' }] });
  const [own] = gaps;
  await enrol(site, 'eve', { grants: [{ role: 'employee', unitId: null }], personId: own?.personId ?? '' });
  await signIn(site, 'mia');
  const seen = await site.client.gaps.list({ ...everything, asOf });
  expect(seen.gaps.map(shownAs).toSorted()).toEqual(byHand(works, asOf, { units: ['north', 'north-1', 'north-2'] }).toSorted());
  await signIn(site, 'eve');
  const mine = await site.client.gaps.list({ ...everything, asOf });
  expect(mine.gaps).toEqual(gaps.filter(({ personId }) => personId === own?.personId));
});
