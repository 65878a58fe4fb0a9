import { lastDayOfException } from '../../../../shared/domain/exception-terms';
import { exceptionWords } from '../../../lib/words/exceptions';
import type { ListedException } from './queries';

const words = exceptionWords.list;

/** The last day on which it has effect, whatever ended it; null: no known end. */
export function lastDayOf({ kind, from, to, end }: ListedException): string | null {
  return lastDayOfException({ kind, from, to, endedFrom: end?.from ?? null });
}

/** What it is and of which competency, in one line. */
export const titleOf = ({ kind, competencyCode, competencyTitle }: ListedException): string =>
  `${exceptionWords.kinds[kind]}: ${competencyCode} ${competencyTitle}`;

/** Days, what it moves or ends, its cause and conditions, in the order in which they are read. */
export function factsOf(one: ListedException): readonly string[] {
  const { from, to, endBefore, ordinal, cause, conditions, concerns } = one;
  return [
    words.span(from, lastDayOf(one)),
    ...(endBefore === null || to === null || ordinal === null ? [] : [words.moved(endBefore, to, ordinal)]),
    ...(concerns === null ? [] : [words.of(concerns.kind, concerns.from)]),
    ...(cause === null ? [] : [exceptionWords.causes[cause]]),
    ...(conditions === null ? [] : [conditions]),
  ];
}

/** Who ended it and from when; null: nobody has. */
export function endText({ end }: ListedException): string | null {
  return end === null ? null : words.ended[end.how](end.from, end.by);
}
