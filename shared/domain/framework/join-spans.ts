import { addDays } from '../calendar';

interface Days {
  readonly from: string;
  readonly to: string | null;
}

/** The same stretches of days, with each that goes on in another that is the same joined to it. */
export function joinSpans<S extends Days>(spans: readonly S[], isSame: (a: S, b: S) => boolean): readonly S[] {
  const joined: S[] = [];
  for (const span of spans) {
    const index = joined.findIndex((before) => before.to !== null && isSame(before, span) && before.to === addDays(span.from, -1));
    const before = joined[index];
    if (before === undefined) joined.push(span);
    else joined[index] = { ...span, from: before.from };
  }
  return joined;
}
