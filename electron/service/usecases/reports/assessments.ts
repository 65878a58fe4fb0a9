import type { Contract } from '../../../../shared/contract';
import { isLate } from '../../../../shared/domain/assessment';
import { ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { forgetVerified } from '../../db/verified-files';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { tasksOfCompetency } from '../../db/sql/competency-tasks';
import { paperFormOf } from '../../db/sql/paper-forms';
import { personHeader } from '../../db/sql/person-header';
import { holdingsUntil } from '../../db/sql/portfolio';
import { levelsOf } from '../../db/sql/scales';
import { assessmentPart, type PrintedAssessment } from '../../reports/assessment-part';
import type { QueryUseCase, ReadContext, OutputOf } from '../context';
import { getAssessment } from '../assessments/get';
import { printedFileOf } from './printed-file';

export const printAssessments: QueryUseCase<Contract['reports']['assessments']> = async (db, { assessmentIds }, ctx) => {
  const printed: PrintedAssessment[] = [];
  // What goes on paper says of each file that it was held against its digest for this print.
  forgetVerified(ctx.evidence);
  for (const assessmentId of assessmentIds) {
    const record = await getAssessment(db, { assessmentId }, ctx);
    if (!record.ok) return record;
    printed.push(await withSurroundings(db, ctx, record.value));
  }
  const [first] = printed;
  const name =
    printed.length === 1 && first !== undefined ? `${first.record.personName} ${first.record.competencyCode}` : `of ${printed.length}`;
  return ok(
    await printedFileOf(db, ctx, {
      title: printed.length === 1 ? 'Assessment record' : `Assessment records (${printed.length})`,
      name: `Assessment record ${name} ${ctx.today}`,
      asOf: ctx.today,
      parts: printed.map(assessmentPart),
    }),
  );
};

/** A record with what a record of qualification tells beside it. */
async function withSurroundings(
  db: Reader,
  ctx: ReadContext,
  record: OutputOf<Contract['assessments']['get']>,
): Promise<PrintedAssessment> {
  const { personId, competencyId, performedOn, performedTime, enteredAt, zone } = record;
  const person = await personHeader(db, personId, performedOn);
  if (person === undefined) throw new Error('an assessment has lost its person');
  const { lateAfterHours } = await assessmentPolicyOn(db);
  const holdings = await holdingsUntil(db, personId, ctx.today);
  return {
    record,
    person,
    coveredTasks: (await tasksOfCompetency(db, competencyId, performedOn)).filter((task) => task.isCovered),
    held: holdings
      .filter((one) => one.competencyId === competencyId && (one.untilDate === null || one.untilDate >= ctx.today))
      .map(({ level, scaleLevels, fromDate: from, untilDate: until }) => {
        const known = levelsOf(scaleLevels).find((one) => one.level === level);
        return { levelCode: known?.code ?? String(level), levelName: known?.name ?? '', from, until };
      }),
    isLate: isLate({ performedOn, performedTime }, new Date(enteredAt), zone, lateAfterHours),
    paperCode: (await paperFormOf(db, record.assessmentId))?.code ?? null,
  };
}
