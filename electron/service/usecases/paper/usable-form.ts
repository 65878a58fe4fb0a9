import { keyedDifferences, lastPair, type PaperState } from '../../../../shared/domain/paper-entry';
import { listName } from '../../../../shared/domain/person-name';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { checklistOn } from '../../db/sql/competencies';
import { paperForms, type PaperFormFound, type PaperKeying } from '../../db/sql/paper-forms';
import { pilotsOf } from '../../db/sql/pilots';
import { levelsOf } from '../../db/sql/scales';
import type { ReadContext } from '../context';

/** A form that can still become a record: refused where it has, was taken out of use or is of a version that is no more. */
export async function usableForm(db: Reader, ctx: ReadContext, formId: string) {
  const [form] = await paperForms(db, { formId }, ctx.scope, ctx.today);
  if (form === undefined) return fail('FormNotFound');
  if (form.voidReason !== null) return fail('FormVoid', { reason: form.voidReason, by: form.voidedByName ?? '' });
  if (form.assessmentId !== null) return fail('FormUsed', { assessmentId: form.assessmentId });
  const checklist = await checklistOn(db, form.competencyId, ctx.today, await pilotsOf(db, form.personId, ctx.today));
  const current = checklist?.version ?? 0;
  if (checklist === undefined || current !== form.competencyVersion)
    return fail('RevisionChanged', { printed: form.competencyVersion, current });
  return ok({ form, checklist });
}

export function stateOf({ voidReason, assessmentId }: PaperFormFound, keyings: readonly PaperKeying[]): PaperState {
  if (assessmentId !== null) return 'recorded';
  if (voidReason !== null) return 'void';
  if (keyings.length === 0) return 'printed';
  const pair = lastPair(keyings);
  if (pair === null) return 'keyedOnce';
  return isAlike(keyings) ? 'agreed' : 'mismatch';
}

/** Whether the last two keyings of one round say the same. */
export function isAlike(keyings: readonly PaperKeying[]): boolean {
  const pair = lastPair(keyings);
  return pair !== null && keyedDifferences(pair.first.keyed, pair.second.keyed).length === 0;
}

/** A form as lists show it. */
export function shownForm(form: PaperFormFound, keyings: readonly PaperKeying[]) {
  const { formId, code, personId, employeeNumber, competencyId, competencyCode, competencyTitle, competencyVersion, level, kind } = form;
  const round = Math.max(0, ...keyings.map((one) => one.round));
  return {
    formId,
    code,
    personId,
    personName: listName(form),
    employeeNumber,
    competencyId,
    competencyCode,
    competencyTitle,
    competencyVersion,
    level,
    levelCode: levelsOf(form.scaleLevels).find((one) => one.level === level)?.code ?? String(level),
    kind,
    printedAt: form.printedAt,
    printedByName: form.printedByName,
    state: stateOf(form, keyings),
    assessmentId: form.assessmentId,
    keyedBy: keyings.filter((one) => one.round === round).map(({ printedName }) => printedName),
  };
}
