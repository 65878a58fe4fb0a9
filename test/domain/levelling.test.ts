import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar';
import { levelled, type Reassessment } from '../../shared/domain/levelling';

// 2026-03-16 is a Monday.
const period = { from: '2026-03-16', to: '2026-05-10', perWeek: 2 };
const one = (personId: string, dueOn: string, part: Partial<Reassessment> = {}): Reassessment => ({
  personId,
  competencyId: 'loto',
  earliestOn: addDays(dueOn, -30),
  dueOn,
  assessorIds: ['ann', 'bob'],
  ...part,
});

test('a cliff on one day is spread over the weeks of its window, each week under what the assessors can do', () => {
  // Due on 2026-04-14, from 2026-03-15 on: five weeks, and eight people, so no week has more than two.
  const plan = levelled(
    Array.from({ length: 8 }, (_, index) => one(`p${index}`, '2026-04-14')),
    period,
  );
  expect(plan.unplaced).toEqual([]);
  expect(plan.cap).toBe(4);
  expect(plan.weeks.map(({ due }) => due)).toEqual([0, 0, 0, 0, 8, 0, 0, 0]);
  expect(Math.max(...plan.weeks.map(({ planned }) => planned))).toBe(2);
  expect(plan.weeks.reduce((sum, { planned }) => sum + planned, 0)).toBe(8);
});

test('what has no room is named and nobody does more than the cap; whoever nobody may assess is named as such', () => {
  const narrow = Array.from({ length: 5 }, (_, index) => one(`p${index}`, '2026-03-20', { earliestOn: '2026-03-16' }));
  const plan = levelled([...narrow, one('lone', '2026-04-14', { assessorIds: ['lone'] })], period);
  expect(plan.lines).toHaveLength(4);
  expect(plan.unplaced.map(({ reassessment, why }) => [reassessment.personId, why])).toEqual([
    [expect.stringMatching(/^p\d$/), 'noRoom'],
    ['lone', 'noAssessor'],
  ]);
});

test('what is overdue takes the earliest room that is left, after everybody who can still be in time', () => {
  const inTime = Array.from({ length: 3 }, (_, index) => one(`p${index}`, '2026-03-20', { earliestOn: '2026-03-16' }));
  const late = [one('late1', '2026-02-01'), one('late2', '2026-02-02')];
  const plan = levelled([...late, ...inTime], period);
  const week = (personId: string) => plan.lines.find((line) => line.personId === personId)?.on ?? '';
  expect(inTime.every(({ personId }) => week(personId) <= '2026-03-20')).toBe(true);
  expect([week('late1') <= '2026-03-22', week('late2') >= '2026-03-23' && week('late2') <= '2026-03-29']).toEqual([true, true]);
});

test('a period that begins on a Sunday begins on the Monday after, and a Friday alone has a fifth of a week', () => {
  const late = Array.from({ length: 4 }, (_, index) => one(`p${index}`, '2026-02-01', { assessorIds: ['ann', 'bob'] }));
  const onSunday = levelled([...late, one('today', '2026-03-15')], { from: '2026-03-15', to: '2026-05-10', perWeek: 5 });
  expect(onSunday.weeks[0]?.from).toBe('2026-03-16');
  expect(onSunday.lines.map(({ on }) => on)).toEqual(['2026-03-16', '2026-03-16', '2026-03-17', '2026-03-17', '2026-03-18']);
  const onFriday = levelled(late, { from: '2026-03-20', to: '2026-05-10', perWeek: 5 });
  expect(onFriday.lines.map(({ on, assessorId }) => `${on} ${assessorId}`)).toEqual([
    '2026-03-20 ann',
    '2026-03-20 bob',
    '2026-03-23 ann',
    '2026-03-23 bob',
  ]);
});

const days = fc.integer({ min: -10, max: 70 }).map((ahead) => addDays(period.from, ahead));
const items = fc
  .array(
    fc.record({
      due: days,
      window: fc.integer({ min: 0, max: 60 }),
      assessorIds: fc.uniqueArray(fc.constantFrom('p0', 'p1', 'ann', 'bob')),
    }),
    { maxLength: 25 },
  )
  .map((drawn) =>
    drawn.map(({ due, window, assessorIds }, index) => one(`p${index}`, due, { earliestOn: addDays(due, -window), assessorIds })),
  );

test('whatever is asked: each once, in its window and in time, by who may, nobody above the cap, and what is left out had no room', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 3 }), (asked, perWeek) => {
      const plan = levelled(asked, { ...period, perWeek });
      expect([...plan.lines, ...plan.unplaced.map(({ reassessment }) => reassessment)].map(({ personId }) => personId).toSorted()).toEqual(
        asked.map(({ personId }) => personId).toSorted(),
      );
      const load = new Map<string, number>();
      const slotOf = (assessorId: string, on: string): string => `${assessorId} ${plan.weeks.findLastIndex(({ from }) => from <= on)}`;
      for (const { personId, assessorId, on } of plan.lines) {
        const item = asked.find((other) => other.personId === personId);
        expect(item?.assessorIds).toContain(assessorId);
        expect(assessorId).not.toBe(personId);
        expect(on >= period.from && on <= period.to).toBe(true);
        const isLate = item === undefined || item.dueOn < period.from;
        expect(isLate || (on >= item.earliestOn && on <= item.dueOn)).toBe(true);
        load.set(slotOf(assessorId, on), (load.get(slotOf(assessorId, on)) ?? 0) + 1);
      }
      expect([...load.values()].every((count) => count <= perWeek)).toBe(true);
      // Whoever is left out has nobody with room in any week of the window: a plan with one more would need another moved.
      for (const { reassessment: item, why } of plan.unplaced) {
        const may = item.assessorIds.filter((assessorId) => assessorId !== item.personId);
        expect(why).toBe(may.length === 0 ? 'noAssessor' : 'noRoom');
        const isLate = item.dueOn < period.from;
        for (const { from } of plan.weeks) {
          const isOpen = isLate || (item.earliestOn <= addDays(from, 6) && item.dueOn >= from && item.earliestOn <= period.to);
          expect(!isOpen || may.every((assessorId) => load.get(slotOf(assessorId, from)) === perWeek)).toBe(true);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('no plan with a lower peak places as many', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { maxLength: 6 }), (windows) => {
      const short = { from: period.from, to: addDays(period.from, 27), perWeek: 2 };
      const asked = windows.map(([a, b], index) =>
        one(`p${index}`, addDays(short.from, Math.max(a, b) * 7 + 4), {
          earliestOn: addDays(short.from, Math.min(a, b) * 7),
          assessorIds: ['ann', 'bob'],
        }),
      );
      const plan = levelled(asked, short);
      const peak = Math.max(0, ...plan.weeks.map(({ planned }) => planned));
      expect(plan.lines).toHaveLength(bestUnder(windows, 4).placed);
      expect(peak === 0 || bestUnder(windows, peak - 1).placed < plan.lines.length).toBe(true);
    }),
    { numRuns: 100 },
  );
});

/** By trying every way: how many of four weeks’ windows can be met with so many in a week. */
function bestUnder(windows: ReadonlyArray<readonly [number, number]>, peak: number): { readonly placed: number } {
  const loads = [0, 0, 0, 0];
  const from = (index: number): number => {
    const window = windows[index];
    if (window === undefined) return 0;
    let best = from(index + 1);
    for (let week = Math.min(...window); week <= Math.max(...window); week += 1) {
      const load = loads[week] ?? 0;
      if (load >= peak) continue;
      loads[week] = load + 1;
      best = Math.max(best, 1 + from(index + 1));
      loads[week] = load;
    }
    return best;
  };
  return { placed: from(0) };
}
