import { goldCaseContent, type GoldCaseContent } from '../../../../shared/contract/calibration-cases';
import type { PreparedCase } from '../../../../shared/contract/case-material';
import type { GoldCaseRow } from '../../db/calibration-case-schema';
import { rememberedParse } from '../../db/remembered-parse';
import { competencyOn } from '../../db/sql/competencies';
import { scaleOn } from '../../db/sql/scales';
import type { Reader } from '../../db/schema';

const parsed = rememberedParse(goldCaseContent);
export const contentOf = (row: Pick<GoldCaseRow, 'content'>): GoldCaseContent => parsed(row.content);

/** What a case of a competency is rated by, as the competency was on a day; null: there is none. */
export async function ratingFrame(db: Reader, competencyId: string, day: string) {
  const competency = await competencyOn(db, competencyId, day);
  const scale = competency === undefined ? null : await scaleOn(db, competency.content.scaleId, day);
  if (competency === undefined || scale === null) return null;
  return {
    competencyVersion: competency.version,
    competencyCode: competency.code,
    competencyTitle: competency.title,
    qualifyingLevel: scale.qualifyingLevel,
    levels: scale.levels.map(({ level, code, name }) => ({ level, code, name })),
    indicators: competency.content.indicators.map(({ indicatorId, text, level }) => ({ id: indicatorId, text, level })),
  };
}

/** A gold case with everything that is needed to rate it; null where its competency is gone. */
export async function preparedGoldCase(db: Reader, row: GoldCaseRow): Promise<PreparedCase | null> {
  const content = contentOf(row);
  const frame = await ratingFrame(db, row.competencyId, content.competencyDay);
  if (frame === null) return null;
  const { qualifyingLevel: _qualifying, ...rest } = frame;
  return {
    ...rest,
    title: content.title,
    competencyId: row.competencyId,
    requiredLevel: content.requiredLevel,
    material: { pieces: content.pieces, withheld: [] },
    gold: content.rating,
    sourceRevision: row.revision,
  };
}
