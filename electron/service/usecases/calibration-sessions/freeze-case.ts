import type { CaseSource, PreparedCase } from '../../../../shared/contract/case-material';
import type { SessionSetUp } from '../../../../shared/contract/calibration-sessions/shapes';
import type { SessionCaseRow } from '../../db/calibration-schema';
import { caseDigestOf } from '../../db/signed-calibration';
import type { Reader } from '../../db/schema';
import type { ReadContext } from '../context';
import { caseMaterial } from '../calibration-cases/case-material';

type Wanted = SessionSetUp['cases'][number];

/** A case as it can be rated now; null: it is gone, or does not count any more. */
export async function wantedCase(
  db: Reader,
  ctx: Pick<ReadContext, 'evidence' | 'today'>,
  { origin, originId }: Wanted,
): Promise<PreparedCase | null> {
  const source: CaseSource = origin === 'record' ? { kind: 'assessment', assessmentId: originId } : { kind: 'gold', goldCaseId: originId };
  return caseMaterial(db, ctx, source);
}

/** The row of a case as every member will see it from now on. */
export function frozenCase(
  prepared: PreparedCase,
  row: Pick<SessionCaseRow, 'sessionId' | 'caseId' | 'ordinal' | 'origin' | 'originId' | 'personId' | 'entryNumber'>,
): SessionCaseRow {
  const { title, competencyId, competencyVersion, competencyCode, competencyTitle, requiredLevel, gold } = prepared;
  const content = {
    ...row,
    title,
    competencyId,
    competencyVersion,
    competencyCode,
    competencyTitle,
    levels: JSON.stringify(prepared.levels),
    requiredLevel,
    indicators: JSON.stringify(prepared.indicators),
    material: JSON.stringify(prepared.material),
    gold: gold === null ? null : JSON.stringify(gold),
  };
  return { ...content, contentDigest: caseDigestOf(content) };
}
