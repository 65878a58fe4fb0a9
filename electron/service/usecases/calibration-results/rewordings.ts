import type { SessionResult } from '../../../../shared/contract/calibration-figures';
import type { Contract } from '../../../../shared/contract';
import { rewordingNote } from '../../../../shared/domain/calibration/rewording-note';
import type { Reader } from '../../db/schema';
import { summarisedChanges } from '../../db/sql/framework-drafts';
import type { OutputOf } from '../context';

type Rewording = OutputOf<Contract['calibrationResults']['get']>['rewordings'][number];

/** Where the notes stand that a result has led to: the summaries of drafts and revisions are their only record. */
export async function rewordingsOf(db: Reader, { indicators }: SessionResult, sessionTitle: string): Promise<Rewording[]> {
  if (indicators.length === 0) return [];
  const changes = await summarisedChanges(db);
  return indicators.flatMap((indicator) => {
    const note = rewordingNote(indicator, sessionTitle);
    return changes
      .filter(({ summary }) => summary.includes(note))
      .map(({ place }): Rewording => ({ indicatorId: indicator.indicatorId, place }));
  });
}
