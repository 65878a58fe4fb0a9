import { expect, test } from 'vitest';
import { addDays } from '../../../shared/domain/calendar';
import { makeTestSite } from '../../support/site';
import { days, derivedOn, firstDay, makeRandomTree } from './random-tree';

test.each([1, 2, 3, 4, 5, 6])(
  'with moving units and every kind of exception, standings are on every day what that day alone makes of them (%i)',
  async (seed) => {
    const site = await makeTestSite();
    const tree = await makeRandomTree(site, seed);
    const wrong: string[] = [];
    let required = 0;
    for (let n = 0; n < days + 100; n += 1) {
      const day = addDays(firstDay, n);
      const derived = await derivedOn(site, day);
      for (const personId of tree.personIds) {
        for (const competencyId of tree.competencyIds) {
          const expected = tree.standing(personId, competencyId, day);
          const row = derived.get(`${personId} ${competencyId}`);
          const asked = expected.required;
          if (asked !== null) required++;
          const want =
            asked === null
              ? null
              : {
                  requiredLevel: asked.level,
                  isMandatory: asked.isMandatory ? 1 : 0,
                  state: expected.state,
                  heldLevel: expected.heldLevel,
                };
          const got =
            row === undefined
              ? null
              : { requiredLevel: row.requiredLevel, isMandatory: row.isMandatory, state: row.state, heldLevel: row.heldLevel };
          if (JSON.stringify(want) !== JSON.stringify(got))
            wrong.push(`${day} ${personId} ${competencyId}: ${JSON.stringify(want)} but ${JSON.stringify(got)}`);
        }
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(required).toBeGreaterThan(500);
  },
);
