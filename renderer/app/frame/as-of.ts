/** Where the date shown lies, seen from today. */
export type Tense = 'past' | 'today' | 'future';

export function tenseOf(asOf: string | null, today: string): Tense {
  if (asOf === null || asOf === today) return 'today';
  return asOf < today ? 'past' : 'future';
}
