import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { insertPaperVoid } from '../../db/sql/paper-forms';
import type { CommandUseCase } from '../context';
import { usableForm } from './usable-form';

/** Takes a form out of use; one of a version that is no more as well. */
export const voidPaper: CommandUseCase<Contract['paper']['void']> = async (tx, { personId, formId, reason }, ctx) => {
  const usable = await usableForm(tx, ctx, formId);
  if (!usable.ok && usable.failure.code !== 'RevisionChanged') return usable;
  if (usable.ok && usable.value.form.personId !== personId) return fail('OtherPerson');
  const row = { formId, reason, voidedBy: ctx.actor.userId, voidedAt: ctx.now.toISOString(), entryNumber: ctx.entry };
  await insertPaperVoid(tx, row);
  ctx.audit({
    action: 'paper.void',
    entity: 'paper_form',
    entityId: formId,
    personId,
    reason,
    changes: [{ entity: 'paper_form_void', entityId: formId, personId, old: null, new: row }],
  });
  return ok({});
};
