import { formatDate } from './formatting';
import { sharesWords as words } from './words/shares';

/** Recovery shares as they are printed, one to a sheet. */
export function sheetsOf(made: {
  readonly name: string;
  readonly shares: readonly string[];
  readonly threshold: number;
  readonly madeAt: Date;
}) {
  const { name, shares, threshold, madeAt } = made;
  return shares.map((code, index) => ({
    title: words.share(index + 1, shares.length),
    facts: [
      { label: words.sheetSite, value: name },
      { label: words.sheetMade, value: formatDate(madeAt) },
      { label: words.sheetNeeded, value: words.needed(threshold, shares.length) },
    ],
    code,
    hint: words.sheetKeep,
    holder: words.sheetHolder,
  }));
}
