import { barredBy, barredPart, barsOf, type Bar } from '../../../../shared/domain/calibration/reach';
import { recalibrationText } from '../../../../shared/domain/calibration/thresholds';
import type { Reader } from '../../db/schema';
import { findingsOf, type ReachingResult } from '../../db/sql/assessor-results';
import { titlesById } from '../../db/sql/item-titles';

type OpenBar = Bar<ReachingResult>;

/** Why somebody is barred and in what: the same words in a refusal, in what they have to do and on their card. */
export async function barText(db: Reader, { result, only, but }: OpenBar): Promise<string> {
  return recalibrationText(result.decidedOn, findingsOf(result.findings), barredPart(await called(db, { only, but })));
}

/** Everything that an assessor is barred from, by their results, newest first; nulls: they may sign everything. */
export async function barredNow(db: Reader, results: readonly ReachingResult[]) {
  const bars = barsOf(results);
  const barred = barredBy(bars);
  if (barred === null) return { why: null, barred: null };
  const texts: string[] = [];
  for (const bar of bars) texts.push(await barText(db, bar));
  return { why: texts.join('; and '), barred: await called(db, barred) };
}

/** Competencies as they are called. */
async function called(db: Reader, { only, but }: Pick<OpenBar, 'only' | 'but'>) {
  const titles = await titlesById(db, [...(only ?? []), ...but]);
  const named = (ids: readonly string[]): string[] => ids.map((id) => titles.get(id) ?? id).toSorted();
  return { only: only === null ? null : named(only), but: named(but) };
}
