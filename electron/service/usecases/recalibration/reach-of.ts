import type { Reach } from '../../../../shared/domain/calibration/reach';
import type { AssessorFigures, ThresholdRule } from '../../../../shared/domain/calibration/thresholds';
import { programmeContent } from '../../../../shared/contract/calibration-programme';
import type { Reader } from '../../db/schema';
import { programmeOfSession } from '../../db/sql/calibration-programme';
import { itemOn } from '../../db/sql/framework-items';
import { requiredOf } from '../../db/sql/requirements';

/** What a verdict on somebody is about, by the rule that decides it. Where the competencies are not known it is about every one. */
export async function reachOf(
  db: Reader,
  rule: Pick<ThresholdRule, 'reach'>,
  { sessionId, competencyIds }: { readonly sessionId: string } & Pick<AssessorFigures, 'competencyIds'>,
  today: string,
): Promise<Reach> {
  if (rule.reach === 'everything' || competencyIds.length === 0) return null;
  return [...new Set([...competencyIds, ...(await sampledBy(db, sessionId, today))])].toSorted();
}

/** What the role of a programme line asks for, in the criticality of the line: its sample stands for all of that. */
async function sampledBy(db: Reader, sessionId: string, today: string): Promise<string[]> {
  const row = await programmeOfSession(db, sessionId);
  if (row === undefined) return [];
  const { roleId, criticality } = programmeContent.parse(JSON.parse(row.content));
  if (roleId === null) return [];
  const found: string[] = [];
  for (const { competencyId } of await requiredOf(db, roleId, today)) {
    const item = criticality === null ? undefined : await itemOn(db, 'competency', competencyId, today);
    if (criticality === null || item?.content.criticality === criticality) found.push(competencyId);
  }
  return found;
}
