import type { Contract } from '../../../../shared/contract';
import type { CsvCell } from '../../../../shared/domain/csv';
import { ok } from '../../../../shared/result';
import { dissentsOf } from '../../db/sql/calibration-minutes';
import { getResult } from './get';
import type { QueryUseCase } from '../context';
import { closedSession } from './closed-session';
import { tableFile } from './table-file';

const columns = [
  'case',
  'title',
  'competency',
  'requiredLevel',
  'goldLevel',
  'member',
  'levelBefore',
  'levelAfter',
  'steps',
  'comment',
  'dissent',
];

/** One line for each rating, as it was opened and as the panel left the case; steps are counted on the scale of the case. */
export const comparisonFile: QueryUseCase<Contract['calibrationResults']['comparisonFile']> = async (db, { sessionId }, ctx) => {
  const closed = await closedSession(db, ctx, sessionId);
  if (!closed.ok) return closed;
  const shown = await getResult(db, { sessionId }, ctx);
  if (!shown.ok) return shown;
  const dissents = await dissentsOf(db, sessionId);
  const { rated } = closed.value;
  const rows = shown.value.cases.flatMap((one, index) => {
    const of = rated.cases[index];
    const codeOf = (level: number | null): string | null =>
      level === null ? null : (one.levels.find((each) => each.level === level)?.code ?? String(level));
    const placeOf = (level: number): number => one.levels.findIndex((each) => each.level === level);
    return rated.members.map(({ id, name }): CsvCell[] => {
      const rating = of?.ratings.get(id);
      const agreed = one.consensusLevel;
      return [
        index + 1,
        one.title,
        one.competencyCode,
        codeOf(one.requiredLevel),
        codeOf(one.goldLevel),
        name,
        codeOf(rating?.level ?? null),
        codeOf(agreed),
        rating === undefined || agreed === null ? null : placeOf(agreed) - placeOf(rating.level),
        rating?.comment ?? null,
        dissents
          .filter(({ caseId, memberId }) => caseId === one.caseId && memberId === id)
          .map(({ statement }) => statement)
          .join('\n') || null,
      ];
    });
  });
  return ok(tableFile(`Ratings before and after ${shown.value.title} round ${shown.value.round}`, columns, rows));
};
