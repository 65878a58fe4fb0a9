import { levelCode } from '../../../../shared/domain/scale';
import type { Reader } from '../../db/schema';
import { competencyNames } from '../../db/sql/competencies';
import { allScales, type Scale } from '../../db/sql/scales';

export interface NamedLevel {
  readonly competencyCode: string;
  readonly competencyTitle: string;
  readonly levelCode: string;
  readonly levelName: string;
}

/** Reads the names of all competencies and levels on a day once, and names any of them. */
export async function levelNames(db: Reader, day: string): Promise<(competencyId: string, level: number) => NamedLevel> {
  const competencyById = new Map((await competencyNames(db, day)).map((one) => [one.competencyId, one]));
  const levelsByScale = new Map((await allScales(db, day)).map(({ scaleId, levels }): [string, Scale['levels']] => [scaleId, levels]));
  return (competencyId, level) => {
    const competency = competencyById.get(competencyId);
    const levels = levelsByScale.get(competency?.scaleId ?? '') ?? [];
    return {
      competencyCode: competency?.code ?? competencyId,
      competencyTitle: competency?.title ?? competencyId,
      levelCode: levelCode(levels, level),
      levelName: levels.find((one) => one.level === level)?.name ?? String(level),
    };
  };
}
