import { expect, test } from 'vitest';
import { caseMatrix, ratingBins, type Axis } from '../../../shared/domain/calibration/rating-views';
import { memberIdOf, simulatedSession } from '../../support/calibration/rated-session';

const levels = [1, 2, 3, 4];

test.each([1, 2, 3])('counts add up to the population in each view (seed %i)', (seed) => {
  const session = simulatedSession({ seed, cases: 17, missing: 0.3, isGold: true });
  const consensus = new Map(session.cases.slice(3).map(({ caseId }, index) => [caseId, levels[index % 4] ?? 1]));
  const all = ratingBins(session, null, levels);
  expect(all.population).toBe(17 * 5);
  expect(all.counts.reduce((sum, count) => sum + count, 0) + all.unrated).toBe(17 * 5);
  expect(all.unrated).toBe(17 * 5 - session.cases.reduce((sum, { ratings }) => sum + ratings.size, 0));
  // The bins of the members add up to those of all.
  const each = session.members.map(({ id }) => ratingBins(session, id, levels));
  for (const place of levels.keys()) expect(each.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0)).toBe(all.counts[place]);
  expect(each.every(({ counts, unrated }) => counts.reduce((sum, count) => sum + count, unrated) === 17)).toBe(true);
  const axes: Axis[] = [
    { kind: 'member', memberId: memberIdOf(0) },
    { kind: 'member', memberId: memberIdOf(4) },
    { kind: 'consensus' },
    { kind: 'gold' },
    { kind: 'required' },
    { kind: 'median' },
  ];
  for (const x of axes) {
    for (const y of axes) {
      const { cells, population } = caseMatrix(session, consensus, levels, { x, y });
      expect(population).toBe(17);
      expect(cells.flat(2).toSorted()).toEqual(session.cases.map(({ caseId }) => caseId).toSorted());
    }
  }
});

test('a case stands where its two levels meet, and where one is missing in the last row or column', () => {
  const session = simulatedSession({ seed: 5, cases: 9, missing: 0.4 });
  const { bins, cells } = caseMatrix(session, new Map(), levels, {
    x: { kind: 'member', memberId: memberIdOf(0) },
    y: { kind: 'member', memberId: memberIdOf(1) },
  });
  for (const { caseId, ratings } of session.cases) {
    const x = bins.indexOf(ratings.get(memberIdOf(0))?.level ?? null);
    const y = bins.indexOf(ratings.get(memberIdOf(1))?.level ?? null);
    expect(cells[y]?.[x]).toContain(caseId);
  }
});
