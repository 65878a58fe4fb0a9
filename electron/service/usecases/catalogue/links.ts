import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { linksOn, mappingsFrom } from '../../db/sql/catalogue';
import { itemOn } from '../../db/sql/framework-items';
import { allScales } from '../../db/sql/scales';
import { revisionIn } from '../../db/sql/requirement-revisions';
import type { QueryUseCase } from '../context';

export const catalogueLinks: QueryUseCase<Contract['catalogue']['links']> = async (db, { itemId, asOf }, ctx) => {
  const day = asOf ?? ctx.today;
  const rows = await linksOn(db, itemId, day);
  const mappings = await mappingsFrom(db, itemId, day);
  const scaleById = new Map((await allScales(db, day)).map((scale) => [scale.scaleId, scale]));
  const levelNames = new Map<string, string>();
  for (const { linkId, end, otherId, level } of rows) {
    if (level === null) continue;
    const competency = await itemOn(db, 'competency', end === 'from' ? otherId : itemId, day);
    const found = scaleById.get(competency?.content.scaleId ?? '')?.levels.find((one) => one.level === level);
    levelNames.set(linkId, found === undefined ? String(level) : `${found.code} ${found.name}`);
  }
  return ok({
    links: rows.map(
      ({ otherId, otherKind, otherCode, otherTitle, otherIsRetired, isMandatory, revisionId, revisionNumber, revisionTitle, ...link }) => ({
        ...link,
        revision: revisionIn({ revisionId, number: revisionNumber, title: revisionTitle }),
        levelName: levelNames.get(link.linkId) ?? null,
        isMandatory: isMandatory === 1,
        other: { itemId: otherId, kind: otherKind, code: otherCode, title: otherTitle, isRetired: otherIsRetired === 1 },
      }),
    ),
    mappings: mappings.map(({ itemId: mappingId, content }) => ({ mappingId, ...content })),
  });
};
