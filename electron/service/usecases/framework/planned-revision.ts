import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { PlannedRevision } from '../../db/impact';
import type { Reader } from '../../db/schema';
import { draftById, draftItems, draftOfRevision } from '../../db/sql/framework-drafts';
import { itemOfRow } from '../../db/sql/framework-items';
import { approvedById, generalRowsOn, pilotRows, revisionById } from '../../db/sql/framework-library';
import { allUnits } from '../../db/sql/organisation';
import type { FailureOf, InputOf } from '../context';

type Impact = Contract['framework']['impact'];

/** A draft, a revision in review or one under pilot, as it would take effect on a day. */
export async function plannedRevision(db: Reader, input: InputOf<Impact>): Promise<Result<PlannedRevision, FailureOf<Impact> & Failure>> {
  const { subject, effectiveFrom, pilotUnitIds } = input;
  if (!isRealDate(effectiveFrom)) return fail('NotADate');
  const known = new Set((await allUnits(db, effectiveFrom)).map(({ unitId }) => unitId));
  const unknown = pilotUnitIds.find((unitId) => !known.has(unitId));
  if (unknown !== undefined) return fail('UnitNotFound', { unitId: unknown });
  const when = { effectiveFrom, pilotUnitIds };
  if (subject.is === 'draft') {
    const draft = await draftById(db, subject.draftId);
    return draft === undefined ? fail('DraftNotFound') : ok({ ...when, revisionId: draft.draftId, ...(await drafted(db, draft.draftId)) });
  }
  const { revisionId } = subject;
  const revision = await revisionById(db, revisionId);
  if (revision === undefined) return fail('RevisionNotFound');
  const draft = await draftOfRevision(db, revisionId);
  if (revision.state === 'inReview' && draft !== undefined) return ok({ ...when, revisionId, ...(await drafted(db, draft.draftId)) });
  if (revision.state !== 'approved' || revision.generalFrom !== null) return fail('NotOpen');
  // Rolled out, it holds everywhere: whatever units were named before.
  const items = (await pilotRows(db, revisionId)).map(itemOfRow);
  const general = await generalRowsOn(
    db,
    items.map(({ itemId }) => itemId),
    effectiveFrom,
  );
  return ok({ effectiveFrom, pilotUnitIds: [], revisionId, items, formers: [...general.values()].map(itemOfRow) });
}

async function drafted(db: Reader, draftId: string): Promise<Pick<PlannedRevision, 'items' | 'formers'>> {
  const items = await draftItems(db, draftId);
  const formers = await approvedById(
    db,
    items.map(({ itemId }) => itemId),
  );
  return { items, formers: [...formers.values()] };
}
