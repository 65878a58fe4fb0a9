import { expect, test } from 'vitest';
import type { StandingColumns } from '../../electron/service/db/sql/standing-columns';
import { dayNumber } from '../../electron/service/readiness/day-number';
import { bucketCount, type Measure } from '../../electron/service/readiness/measures';
import { assessorsNumber, emptyRecord, numberOf } from '../../electron/service/readiness/record';
import { forgetMeasure, keysOn, patchSlices } from '../../electron/service/readiness/slices';
import { appendRow, beginPerson, pack } from '../../electron/service/readiness/timelines';
import { standingStates } from '../../shared/domain/state';

const day = dayNumber('2026-03-14');
const [state, level]: readonly Measure[] = [{ kind: 'state' }, { kind: 'level' }];

/** Somebody who holds a level today, and nothing from next year on: a row that holds on the day, and one behind it that does not. */
function rows(personId: string, heldLevel: number, judge = 'ada'): StandingColumns[] {
  const row = (from: string, until: string | null, held: number | null, what: string): StandingColumns => [
    ...([personId, 'loto', from, until, 2, held, 1, what] as const),
    ...([null, null, 1, null, 0, what === 'qualified' ? judge : null] as const),
  ];
  return [row('2025-01-01', '2026-12-31', heldLevel, 'qualified'), row('2027-01-01', null, null, 'expired')];
}

test('people who change one after the other are counted by every measure, whichever is asked for first and whoever lies behind whom', () => {
  const record = emptyRecord();
  numberOf(record.competencies, 'loto');
  const people = ['a', 'b', 'c'].map((id) => numberOf(record.people, id));
  const put = (person: number, heldLevel: number): void => {
    beginPerson(record.known, person);
    for (const row of rows(record.people.ids[person] ?? '', heldLevel))
      appendRow(record.known, person, 0, assessorsNumber(record, row[13]), row);
  };
  for (const person of people) put(person, 1);
  pack(record.known, people.length);
  const bucketsBy = (measure: Measure | undefined): number[] => {
    if (measure === undefined) throw new Error('no measure');
    const { slice, keys } = keysOn(record, day, null, measure);
    return people.map((person) => {
      const [from = 0, to = 0] = [slice.start[person], slice.end[person]];
      expect(to - from).toBe(1);
      return ((keys.values[from] ?? 0) >>> 1) % bucketCount;
    });
  };
  const qualified = standingStates.indexOf('qualified');
  expect(bucketsBy(state)).toEqual([qualified, qualified, qualified]);
  // The last first: what is tried behind the row of one who lies in front is where the next begins.
  for (const person of people.toReversed()) {
    put(person, 3 + person);
    patchSlices(record, [person]);
  }
  expect(bucketsBy(level)).toEqual([4, 5, 6]);
  expect(bucketsBy(state)).toEqual([qualified, qualified, qualified]);
});

test('by whom somebody was judged who has not judged anybody before is known from the change on, and the oldest measures stay', () => {
  const record = emptyRecord();
  numberOf(record.competencies, 'loto');
  const pia = numberOf(record.people, 'pia');
  const put = (judge: string): void => {
    beginPerson(record.known, pia);
    for (const row of rows('pia', 2, judge)) appendRow(record.known, pia, 0, assessorsNumber(record, row[13]), row);
  };
  const calibrations = { ada: [{ from: '2026-01-01', is: 'current' }], ben: [{ from: '2026-02-01', is: 'lapsed' }] } as const;
  const counted = (measure: Measure): number => {
    const { slice, keys } = keysOn(record, day, null, measure);
    return ((keys.values[slice.start[pia] ?? 0] ?? 0) >>> 1) % bucketCount;
  };
  put('ada');
  expect([counted({ kind: 'confidence', calibrations }), counted({ kind: 'level' })]).toEqual([1, 3]);
  for (const [judge, bucket] of [
    ['ada ben', 2],
    ['ada cy', 3],
  ] as const) {
    put(judge);
    forgetMeasure(record, 'assessors');
    patchSlices(record, [pia]);
    expect([counted({ kind: 'level' }), counted({ kind: 'confidence', calibrations })]).toEqual([3, bucket]);
  }
});
