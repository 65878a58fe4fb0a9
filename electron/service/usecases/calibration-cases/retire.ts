import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { insertRows } from '../../db/insert-rows';
import { goldCaseEnd, goldCaseRevisions } from '../../db/sql/calibration-cases';
import type { CommandUseCase } from '../context';

/** Taken out of use: no new session or study takes it, those that have it keep it. */
export const retireGoldCase: CommandUseCase<Contract['calibrationCases']['retire']> = async (tx, { goldCaseId, reason }, ctx) => {
  const [newest] = await goldCaseRevisions(tx, goldCaseId);
  if (newest === undefined) return fail('CaseNotFound');
  if ((await goldCaseEnd(tx, goldCaseId)) !== undefined) return fail('CaseRetired');
  const row = { goldCaseId, reason, endedBy: ctx.actor.userId, endedAt: ctx.now.toISOString(), entryNumber: ctx.entry };
  await insertRows(tx, 'gold_case_end', [row]);
  ctx.audit({
    action: 'calibrationCases.retire',
    entity: 'gold_case',
    entityId: goldCaseId,
    reason,
    changes: [{ entity: 'gold_case_end', entityId: goldCaseId, personId: null, old: null, new: row }],
  });
  return ok({ goldCaseId });
};
