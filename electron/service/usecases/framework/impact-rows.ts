import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { impactReason, impactSide } from '../../../../shared/contract/impact';
import type { CompetencyItem } from '../../../../shared/contract/framework-item';
import { addDays } from '../../../../shared/domain/calendar';
import { listName } from '../../../../shared/domain/person-name';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { itemOn } from '../../db/sql/framework-items';
import { levelCodes } from '../../db/sql/item-titles';
import { personsById } from '../../db/sql/people';
import type { QueryUseCase } from '../context';
import { preparedImpact, type PreparedImpact } from './prepared-impact';

const kept = z.string().transform((text) =>
  z
    .object({
      before: impactSide.omit({ requiredCode: true, heldCode: true }),
      after: impactSide.omit({ requiredCode: true, heldCode: true }),
      reasons: z.array(impactReason),
    })
    .parse(JSON.parse(text)),
);

/** A page of one of the lists of the impact that was worked out last. */
export const impactPage: QueryUseCase<Contract['framework']['impactRows']> = async (db, { impactId, list, offset, limit }, ctx) => {
  const prepared = preparedImpact(ctx.session.prepared, impactId);
  if (prepared === null) return fail('ImpactGone');
  const { columns } = prepared;
  const { rows } = columns.lists[list];
  const wanted = Array.from({ length: Math.max(0, Math.min(limit, rows.length / 3 - offset)) }, (_, index) => {
    const at = (offset + index) * 3;
    const impact = kept.parse(columns.impacts[rows[at + 2] ?? -1]);
    return { personId: columns.personIds[rows[at] ?? -1] ?? '', competencyId: columns.competencyIds[rows[at + 1] ?? -1] ?? '', impact };
  });
  const persons = await personsById(db, [...new Set(wanted.map(({ personId }) => personId))]);
  const personById = new Map(persons.map((person) => [person.personId, person]));
  const competencies = await shownCompetencies(db, prepared, new Set(wanted.map(({ competencyId }) => competencyId)));
  return ok({
    total: rows.length / 3,
    rows: wanted.map(({ personId, competencyId, impact: { before, after, reasons } }) => {
      const person = personById.get(personId);
      const competency = competencies.get(competencyId);
      return {
        personId,
        employeeNumber: person?.employeeNumber ?? '',
        personName: person === undefined ? personId : listName(person),
        competencyId,
        code: competency?.code ?? '',
        title: competency?.title ?? competencyId,
        before: withCodes(before, competency?.codesBefore),
        after: withCodes(after, competency?.codesAfter),
        reasons,
      };
    }),
  });
};

type Codes = ReadonlyMap<number, string> | undefined;

function withCodes<S extends { readonly requiredLevel: number | null; readonly heldLevel: number | null }>(side: S, codes: Codes) {
  const code = (level: number | null): string | null => (level === null ? null : (codes?.get(level) ?? String(level)));
  return { ...side, requiredCode: code(side.requiredLevel), heldCode: code(side.heldLevel) };
}

/** What the competencies are called with the revision, and the codes of their levels without it and with it. */
async function shownCompetencies(db: Reader, { planned }: PreparedImpact, ids: ReadonlySet<string>) {
  const codes = await levelCodes(db);
  const withRevision = new Map(codes);
  const changed = new Map<string, CompetencyItem>();
  for (const item of planned.items) {
    if (item.kind === 'scale') withRevision.set(item.itemId, new Map(item.content.levels.map(({ level, code }) => [level, code])));
    if (item.kind === 'competency') changed.set(item.itemId, item);
  }
  const shown = new Map<string, { code: string; title: string; codesBefore: Codes; codesAfter: Codes }>();
  for (const competencyId of ids) {
    const without = await itemOn(db, 'competency', competencyId, addDays(planned.effectiveFrom, -1));
    const item = changed.get(competencyId) ?? without;
    if (item === undefined) continue;
    const codesBefore = codes.get((without ?? item).content.scaleId);
    shown.set(competencyId, { code: item.code, title: item.title, codesBefore, codesAfter: withRevision.get(item.content.scaleId) });
  }
  return shown;
}
