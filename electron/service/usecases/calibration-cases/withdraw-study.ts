import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { insertRows } from '../../db/insert-rows';
import { goldStudy } from '../../db/sql/gold-studies';
import type { CommandUseCase } from '../context';
import { studyEnd } from './end-study';
import { stateOf } from './shown-study';

export const withdrawStudy: CommandUseCase<Contract['calibrationCases']['withdrawStudy']> = async (tx, { studyId, reason }, ctx) => {
  const known = await goldStudy(tx, studyId);
  if (known === null) return fail('StudyNotFound');
  if (stateOf(known) !== 'open') return fail('StudyClosed');
  const row = studyEnd(ctx, { studyId, kind: 'withdrawn', reason, by: ctx.actor.userId, figures: {} });
  await insertRows(tx, 'gold_study_end', [row]);
  ctx.audit({
    action: 'calibrationCases.withdrawStudy',
    entity: 'gold_study',
    entityId: studyId,
    reason,
    changes: [{ entity: 'gold_study_end', entityId: studyId, personId: null, old: null, new: { ...row } }],
  });
  return ok({ studyId });
};
