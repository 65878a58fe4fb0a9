import { frameworkWords } from '../../../lib/words/framework';
import { isReason } from '../../../lib/reason';

const words = frameworkWords.scales;

export interface LevelText {
  readonly rowKey: string;
  readonly code: string;
  readonly name: string;
  readonly anchor: string;
}

/** A scale as it is being written; kept as a draft. Levels are numbered in order from `firstLevel`. */
export interface ScaleText {
  readonly name: string;
  readonly levels: readonly LevelText[];
  readonly firstLevel: number;
  readonly qualifying: string | null;
  readonly reason: string;
}

export const emptyScale: ScaleText = { name: '', levels: [], firstLevel: 0, qualifying: null, reason: '' };

/** What is wrong, by field; rows as `<rowKey>.<field>`. Empty when it can be saved. */
export function faultsOfScaleText(text: ScaleText): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  if (text.name.trim() === '') faults.set('name', words.scaleNameMissing);
  if (text.levels.length < 2 || text.levels.length > 9) faults.set('levels', words.tooFew);
  const seen = new Set<string>();
  for (const { rowKey, code, name } of text.levels) {
    const folded = code.trim().toLowerCase();
    if (folded === '') faults.set(`${rowKey}.code`, words.codeMissing);
    else if (seen.has(folded)) faults.set(`${rowKey}.code`, words.codeTwice);
    seen.add(folded);
    if (name.trim() === '') faults.set(`${rowKey}.name`, words.nameMissing);
  }
  if (!text.levels.some(({ rowKey }) => rowKey === text.qualifying)) faults.set('qualifying', words.qualifyingMissing);
  if (!isReason(text.reason)) faults.set('reason', frameworkWords.reasonMissing);
  return faults;
}
