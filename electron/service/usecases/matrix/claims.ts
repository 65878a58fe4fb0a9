import type { Contract } from '../../../../shared/contract';
import { levelCode } from '../../../../shared/domain/scale';
import { ok } from '../../../../shared/result';
import { competencyNames } from '../../db/sql/competencies';
import { claimsInScope } from '../../db/sql/completions/claims';
import { printedNames } from '../../db/sql/printed-names';
import { allScales } from '../../db/sql/scales';
import { shownPeople } from '../completions/shown-people';
import type { QueryUseCase } from '../context';

export const listClaims: QueryUseCase<Contract['matrix']['claims']> = async (db, { isOpen }, ctx) => {
  const open = await claimsInScope(db, ctx.scope, ctx.today, true);
  const rows = isOpen ? open : await claimsInScope(db, ctx.scope, ctx.today, false);
  const people = await shownPeople(
    db,
    rows.map(({ personId }) => personId),
  );
  const names = await printedNames(
    db,
    rows.flatMap(({ decidedBy }) => (decidedBy === null ? [] : [decidedBy])),
  );
  const competencyById = new Map((await competencyNames(db, ctx.today)).map((one) => [one.competencyId, one]));
  const scaleById = new Map((await allScales(db, ctx.today)).map((scale) => [scale.scaleId, scale]));
  const claims = rows.flatMap((row) => {
    const person = people.get(row.personId);
    if (person === undefined) return [];
    const competency = competencyById.get(row.competencyId);
    const { claimId, competencyId, level, symbol, cell, statedOn, fileName, state, decidedBy, decidedAt, decisionReason } = row;
    return [
      {
        claimId,
        person,
        competencyId,
        competencyCode: competency?.code ?? competencyId,
        competencyTitle: competency?.title ?? competencyId,
        level,
        levelCode: levelCode(scaleById.get(competency?.scaleId ?? '')?.levels ?? [], level),
        symbol,
        cell,
        statedOn,
        fileName,
        state,
        decision:
          decidedBy === null || decidedAt === null
            ? null
            : { by: names.get(decidedBy) ?? decidedBy, at: decidedAt, reason: decisionReason ?? '' },
      },
    ];
  });
  return ok({ claims, open: open.length });
};
