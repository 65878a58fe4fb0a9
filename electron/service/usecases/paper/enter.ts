import type { Contract } from '../../../../shared/contract';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { keyedDifferences, lastPair, nextKeying } from '../../../../shared/domain/paper-entry';
import { fail, ok } from '../../../../shared/result';
import type { KeyedForm } from '../../../../shared/contract/paper';
import type { Checklist } from '../../db/sql/competencies';
import { digestOfKeying, insertPaperEntry, keyingsOf, type PaperFormFound } from '../../db/sql/paper-forms';
import { accountByLogin } from '../../db/sql/users';
import type { CommandUseCase } from '../context';
import { isAlike, usableForm } from './usable-form';

/**
 * Keeps what one person keyed from a form. Whether it is what the other keyed is told when both are in, and to these two
 * alone: where they differ, both key what differs again.
 */
export const enterPaper: CommandUseCase<Contract['paper']['enter']> = async (tx, { personId, formId, keyed }, ctx) => {
  const usable = await usableForm(tx, ctx, formId);
  if (!usable.ok) return usable;
  const { form, checklist } = usable.value;
  if (form.personId !== personId) return fail('OtherPerson');
  if (ctx.actor.personId === personId) return fail('OwnForm');
  const keyings = await keyingsOf(tx, formId);
  const next = nextKeying(keyings, ctx.actor, isAlike(keyings));
  if (!next.ok) return next;
  if (!isOfForm(keyed, form, checklist)) return fail('ChecklistChanged');
  if ((await accountByLogin(tx, keyed.assessorLogin)) === undefined) return fail('AssessorNotFound');
  // Random and told nowhere: nobody finds the content by trying what has the digest in the log.
  const content = canonicalJson({ nonce: ctx.makeId(), keyed });
  const contentDigest = digestOfKeying(formId, content);
  if (contentDigest === null) throw new Error('what was keyed cannot be read back');
  const { round, place } = next.value;
  const told = {
    entryId: ctx.makeId(),
    formId,
    round,
    place,
    userId: ctx.actor.userId,
    enteredAt: ctx.now.toISOString(),
    contentDigest,
    entryNumber: ctx.entry,
  };
  await insertPaperEntry(tx, { ...told, content });
  ctx.audit({
    action: 'paper.enter',
    entity: 'paper_form',
    entityId: formId,
    personId,
    changes: [{ entity: 'paper_entry', entityId: told.entryId, personId, old: null, new: told }],
  });
  const pair = lastPair(await keyingsOf(tx, formId));
  if (pair === null || pair.first.round !== round) return ok({ state: 'keyedOnce' as const, differences: [] });
  const differences = keyedDifferences(pair.first.keyed, pair.second.keyed);
  return ok({ state: differences.length === 0 ? ('agreed' as const) : ('mismatch' as const), differences });
};

/** Whether every step and indicator that was keyed stands on the form, once. */
function isOfForm({ steps, ratings }: KeyedForm, { level }: PaperFormFound, checklist: Checklist): boolean {
  const onForm = new Set([
    ...checklist.steps.filter((step) => step.level === level).map(({ stepId }) => stepId),
    ...checklist.indicators.filter((indicator) => indicator.level === level).map(({ indicatorId }) => indicatorId),
  ]);
  const given = [...steps.map(({ stepId }) => stepId), ...ratings.map(({ indicatorId }) => indicatorId)];
  return new Set(given).size === given.length && given.every((one) => onForm.has(one));
}
