import { levelCode } from '../../../../shared/domain/scale';
import { competencyNames } from '../../db/sql/competencies';
import { courseMapLines, datedLine } from '../../db/sql/completions/course-map';
import { allScales } from '../../db/sql/scales';
import type { Reader } from '../../db/schema';

/** The lines of the map with the code and title of what they speak of. */
export async function namedLines(db: Reader, today: string) {
  const competencyById = new Map((await competencyNames(db, today)).map((one) => [one.competencyId, one]));
  const scaleById = new Map((await allScales(db, today)).map((scale) => [scale.scaleId, scale]));
  return (await courseMapLines(db)).map(datedLine).map((line) => {
    const competency = competencyById.get(line.competencyId);
    return {
      ...line,
      competencyCode: competency?.code ?? line.competencyId,
      competencyTitle: competency?.title ?? line.competencyId,
      levelCode: levelCode(scaleById.get(competency?.scaleId ?? '')?.levels ?? [], line.level),
    };
  });
}
