import { z } from 'zod';
import { caseRating, type PreparedCase } from '../../../../shared/contract/case-material';
import type { StudiedCase } from '../../../../shared/domain/calibration/study-figures';
import type { GoldCaseRow } from '../../db/calibration-case-schema';
import { goldCaseRevisions } from '../../db/sql/calibration-cases';
import { competencyOn } from '../../db/sql/competencies';
import type { KnownStudy } from '../../db/sql/gold-studies';
import type { Reader } from '../../db/schema';
import { contentOf, preparedGoldCase } from './gold-case';

const chosen = z.array(z.object({ goldCaseId: z.string(), revision: z.number().int() }));
export const handedIn = z.array(caseRating.extend({ goldCaseId: z.string() }));

export interface CaseOfStudy {
  readonly row: GoldCaseRow;
  readonly prepared: PreparedCase;
}

/** The cases of a study in the order in which they are rated, each as it was when it was assigned. */
export async function casesOfStudy(db: Reader, { study }: Pick<KnownStudy, 'study'>): Promise<CaseOfStudy[]> {
  const cases: CaseOfStudy[] = [];
  for (const { goldCaseId, revision } of chosen.parse(JSON.parse(study.cases))) {
    const row = (await goldCaseRevisions(db, goldCaseId)).find((one) => one.revision === revision);
    const prepared = row === undefined ? null : await preparedGoldCase(db, row);
    if (row === undefined || prepared === null) throw new Error('a study has lost a case');
    cases.push({ row, prepared });
  }
  return cases;
}

/** The cases of a rated study with what was handed in for each. */
export async function studiedCases(db: Reader, known: KnownStudy): Promise<Array<StudiedCase & CaseOfStudy>> {
  const ratings = new Map(handedIn.parse(JSON.parse(known.rating?.content ?? '[]')).map((one) => [one.goldCaseId, one]));
  const studied: Array<StudiedCase & CaseOfStudy> = [];
  for (const one of await casesOfStudy(db, known)) {
    const content = contentOf(one.row);
    const given = ratings.get(one.row.goldCaseId);
    const competency = await competencyOn(db, one.row.competencyId, content.competencyDay);
    if (given === undefined || competency === undefined) continue;
    const { goldCaseId: _id, ...rated } = given;
    studied.push({
      ...one,
      levels: one.prepared.levels.map(({ level }) => level),
      requiredLevel: content.requiredLevel,
      criticality: competency.content.criticality,
      agreed: content.rating,
      rated,
    });
  }
  return studied;
}
