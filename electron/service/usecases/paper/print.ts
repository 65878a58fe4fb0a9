import { createHash } from 'node:crypto';
import type { Contract } from '../../../../shared/contract';
import { paperCode } from '../../../../shared/domain/paper-code';
import { fail, ok } from '../../../../shared/result';
import type { PaperFormRow } from '../../db/paper-schema';
import { peopleWithin } from '../../db/sql/assessments';
import { checklistOn, type Checklist } from '../../db/sql/competencies';
import { insertPaperForms } from '../../db/sql/paper-forms';
import { pilotsOf } from '../../db/sql/pilots';
import type { CommandUseCase } from '../context';

/** Makes a form for each person, each with a code of its own and in the version that holds where the person works. */
export const printPaper: CommandUseCase<Contract['paper']['print']> = async (tx, { personIds, competencyId, level, kind }, ctx) => {
  const people = [...new Set(personIds)];
  const reached = await peopleWithin(tx, people, ctx.scope, ctx.today);
  if (reached.size < people.length) return fail('PersonNotFound');
  const forms: PaperFormRow[] = [];
  for (const personId of people) {
    const checklist = await checklistOn(tx, competencyId, ctx.today, await pilotsOf(tx, personId, ctx.today));
    if (checklist === undefined) return fail('CompetencyNotFound');
    if (checklist.isRetired) return fail('CompetencyRetired');
    if (!hasSomething(checklist, level, kind)) return fail('NothingToJudge');
    const formId = ctx.makeId();
    forms.push({
      formId,
      // From the digest: ids made in one moment begin alike.
      code: paperCode(createHash('sha256').update(formId).digest()),
      personId,
      competencyId,
      competencyVersion: checklist.version,
      level,
      kind,
      printedBy: ctx.actor.userId,
      printedAt: ctx.now.toISOString(),
      entryNumber: ctx.entry,
    });
  }
  await insertPaperForms(tx, forms);
  const [only] = people;
  ctx.audit({
    action: 'paper.print',
    entity: 'paper_form',
    entityId: forms[0]?.formId ?? '',
    personId: people.length === 1 ? (only ?? null) : null,
    changes: forms.map((form) => ({ entity: 'paper_form', entityId: form.formId, personId: form.personId, old: null, new: { ...form } })),
  });
  return ok({ forms: forms.map(({ formId, code, personId }) => ({ formId, code, personId })) });
};

function hasSomething(checklist: Checklist, level: number, kind: PaperFormRow['kind']): boolean {
  switch (kind) {
    case 'practical':
      return checklist.steps.some((step) => step.level === level);
    case 'observation':
      return checklist.indicators.some((indicator) => indicator.level === level);
    case 'knowledge':
      return true;
  }
}
