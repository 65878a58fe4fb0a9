import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { calibrationPart } from '../../reports/calibration-part';
import { inZone } from '../../reports/moments';
import type { QueryUseCase } from '../context';
import { printedFileOf } from '../reports/printed-file';
import { getResult } from './get';

export const printResult: QueryUseCase<Contract['calibrationResults']['report']> = async (db, { sessionId }, ctx) => {
  const shown = await getResult(db, { sessionId }, ctx);
  if (!shown.ok) return shown;
  const { title, round, closedAt, result, members, cases } = shown.value;
  if (result === null) return fail('ResultMissing');
  const nameOf = new Map(members.map(({ memberId, name }) => [memberId, name]));
  const caseOf = new Map(cases.map((one) => [one.caseId, one]));
  const competencies = new Map(cases.map((one) => [one.competencyId, `${one.competencyCode} ${one.competencyTitle}`]));
  const { content, digest, isAsKept, entryNumber } = result;
  return ok(
    await printedFileOf(db, ctx, {
      title: 'Calibration: facilitator’s report',
      name: `Facilitator’s report ${title} round ${round}`,
      asOf: ctx.today,
      parts: [
        calibrationPart({
          title,
          round,
          closedAt: inZone(closedAt, ctx.zone),
          content,
          digest,
          isAsKept,
          entryNumber,
          nameOf: (memberId) => nameOf.get(memberId) ?? memberId,
          caseTitleOf: (caseId) => caseOf.get(caseId)?.title ?? caseId,
          codeOf: (levels, level) =>
            cases
              .find((one) => one.levels.map((each) => each.level).join(' ') === levels.join(' '))
              ?.levels.find((each) => each.level === level)?.code ?? String(level),
          competencyOf: (competencyId) => competencies.get(competencyId) ?? competencyId,
        }),
      ],
    }),
  );
};
