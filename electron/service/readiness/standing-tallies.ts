import { confidences, type CalibrationDays, type Confidence } from '../../../shared/domain/assessor-confidence';
import { standingStates, type StandingState } from '../../../shared/domain/state';
import type { Sqlite } from '../vault/open';
import { dateOf, dayNumber, noDay, noEnd } from './day-number';
import { rememberPast } from './follow';
import { grouped } from './groups';
import { bucketOfConfidence, confidenceColumns } from './measures';
import type { Question } from './questions';
import { placed, type ReadinessRecord } from './record';
import { isMandatoryIn, stateIn, type Timelines } from './timelines';

/** Standings that are counted together: all that is said of them holds of each; null leaves a side open. */
export interface CountedStandings {
  readonly states: readonly StandingState[];
  /** Known to lapse on this day or before it. */
  readonly lapsesBy: string | null;
  /** Resting on a result that was performed before this day. */
  readonly performedBefore: string | null;
  readonly confidence: Confidence | null;
}

/** Whose standings are counted on a day, and what of them. */
export interface AskedStandings extends Pick<Question, 'knownAt' | 'unitIds' | 'seen' | 'roleId' | 'mandatoryOnly'> {
  readonly day: string;
  /** No more than 31. */
  readonly counts: readonly CountedStandings[];
  readonly calibrations: CalibrationDays;
}

/** How many standings of a day each of the counts holds of, every person and competency once, in one walk over all. */
export function standingTallies(record: ReadinessRecord, sqlite: Sqlite, asked: AskedStandings): number[] {
  if (asked.knownAt !== null) rememberPast(record, sqlite);
  const { known, past, people } = record;
  const day = dayNumber(asked.day);
  const groups = grouped(record, { ...asked, by: 'all', branchOf: null }, placed(record, day, asked.knownAt));
  const of: Wanted = { ...asked, day, masks: masksOf(record, asked) };
  const isCounted = new Uint8Array(people.ids.length);
  const counts = asked.counts.map(() => 0);
  for (const person of groups.people) {
    if (isCounted[person] === 1) continue;
    isCounted[person] = 1;
    tally(known, person, of, counts);
    if (past !== null && of.knownAt !== null) tally(past, person, of, counts);
  }
  return counts;
}

/** A bit for each count, set where what stands in the column lets a standing into it. */
interface Masks {
  readonly byState: Uint32Array;
  readonly byReadyUntil: Uint32Array;
  readonly byPerformedOn: Uint32Array;
  readonly byAssessors: Uint32Array;
  /** Where in `byAssessors` a competency's own begin, by its number. */
  readonly begin: Int32Array;
}

interface Wanted extends Pick<AskedStandings, 'knownAt' | 'mandatoryOnly'> {
  readonly day: number;
  readonly masks: Masks;
}

function tally({ columns, start, end }: Timelines, person: number, of: Wanted, counts: number[]): void {
  const { competency, code, from, until, readyUntil, performedOn, assessors, recordedFrom, recordedTo } = columns;
  const { day, knownAt, mandatoryOnly } = of;
  const { byState, byReadyUntil, byPerformedOn, byAssessors, begin } = of.masks;
  const last = end[person] ?? 0;
  for (let row = start[person] ?? 0; row < last; row += 1) {
    if ((from[row] ?? 0) > day || (until[row] ?? 0) < day) continue;
    if (knownAt !== null && ((recordedFrom[row] ?? 0) > knownAt || (recordedTo.length > 0 && (recordedTo[row] ?? 0) <= knownAt))) continue;
    const own = code[row] ?? 0;
    if (mandatoryOnly && isMandatoryIn(own) === 0) continue;
    let mask =
      (byState[stateIn(own)] ?? 0) &
      (byReadyUntil[readyUntil[row] ?? 0] ?? 0) &
      (byPerformedOn[performedOn[row] ?? 0] ?? 0) &
      (byAssessors[(begin[competency[row] ?? 0] ?? 0) + (assessors[row] ?? 0)] ?? 0);
    while (mask !== 0) {
      const count = 31 - Math.clz32(mask);
      counts[count] = (counts[count] ?? 0) + 1;
      mask &= ~(1 << count);
    }
  }
}

function masksOf({ assessors, competencies }: ReadinessRecord, { counts, calibrations, day }: AskedStandings): Masks {
  const judged = confidenceColumns(calibrations, dateOf(dayNumber(day)), assessors.ids, competencies.ids);
  const byConfidence = masks(confidences.length + 1, counts, ({ confidence }) =>
    confidence === null ? null : (at) => at === bucketOfConfidence(confidence),
  );
  return {
    byState: masks(
      standingStates.length,
      counts,
      ({ states }) =>
        (at) =>
          states.some((state) => state === standingStates[at]),
    ),
    byReadyUntil: masks(noEnd + 1, counts, ({ lapsesBy }) => {
      if (lapsesBy === null) return null;
      const last = dayNumber(lapsesBy);
      return (at) => at <= last;
    }),
    byPerformedOn: masks(noEnd + 1, counts, ({ performedBefore }) => {
      if (performedBefore === null) return null;
      const first = dayNumber(performedBefore);
      return (at) => at !== noDay && at < first;
    }),
    byAssessors: Uint32Array.from(judged.byColumn, (bucket) => byConfidence[bucket] ?? 0),
    begin: judged.begin,
  };
}

/** Of each number of a column the counts that let it in; null: one that does not look at the column. */
function masks(
  length: number,
  counts: readonly CountedStandings[],
  lets: (count: CountedStandings) => ((at: number) => boolean) | null,
): Uint32Array {
  const rules = counts.map(lets);
  const found = new Uint32Array(length).fill(rules.reduce((mask, rule, index) => (rule === null ? mask | (1 << index) : mask), 0));
  for (const [index, isIn] of rules.entries()) {
    if (isIn === null) continue;
    for (let at = 0; at < length; at += 1) if (isIn(at)) found[at] = (found[at] ?? 0) | (1 << index);
  }
  return found;
}
