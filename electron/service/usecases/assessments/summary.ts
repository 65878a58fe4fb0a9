import { listName } from '../../../../shared/domain/person-name';
import type { AssessmentSummary } from '../../db/sql/assessments';
import { levelsOf } from '../../db/sql/scales';

/** An assessment as lists show it, its level by the code and name it has on its scale. */
export function summaryOf<Row extends AssessmentSummary>({ scaleLevels, ...row }: Row) {
  const known = levelsOf(scaleLevels).find((one) => one.level === row.level);
  return { ...row, personName: listName(row), levelCode: known?.code ?? String(row.level), levelName: known?.name ?? String(row.level) };
}
