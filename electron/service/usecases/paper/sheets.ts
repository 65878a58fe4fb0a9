import type { Contract } from '../../../../shared/contract';
import { listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import { tasksOfCompetency } from '../../db/sql/competency-tasks';
import { levelsOf } from '../../db/sql/scales';
import type { Part } from '../../reports/document';
import { paperPart } from '../../reports/paper-part';
import type { QueryUseCase } from '../context';
import { printedFileOf } from '../reports/printed-file';
import { usableForm } from './usable-form';

export const paperSheets: QueryUseCase<Contract['paper']['sheets']> = async (db, { formIds }, ctx) => {
  const parts: Part[] = [];
  const codes: string[] = [];
  for (const formId of formIds) {
    const usable = await usableForm(db, ctx, formId);
    if (!usable.ok) return usable;
    const { form, checklist } = usable.value;
    ctx.noteRead(form.personId);
    const { level } = form;
    const known = levelsOf(form.scaleLevels).find((one) => one.level === level);
    const tasks = (await tasksOfCompetency(db, form.competencyId, ctx.today)).filter((task) => task.isCovered);
    codes.push(form.code);
    parts.push(
      paperPart({
        ...form,
        personName: listName(form),
        level: known === undefined ? String(level) : `${known.code} ${known.name}`,
        isSequenceEnforced: checklist.isSequenceEnforced,
        coveredTasks: tasks.map(({ code, title }) => `${code} ${title}`.trim()),
        steps: checklist.steps.filter((step) => step.level === level),
        indicators: checklist.indicators.filter((indicator) => indicator.level === level),
      }),
    );
  }
  return ok(
    await printedFileOf(db, ctx, {
      title: 'Assessment form',
      name: codes.length === 1 ? `Assessment form ${codes.join()}` : `Assessment forms (${codes.length}) ${ctx.today}`,
      asOf: ctx.today,
      parts,
    }),
  );
};
