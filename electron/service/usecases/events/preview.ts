import { endedShown } from '../../../../shared/contract/events';
import type { Contract } from '../../../../shared/contract';
import { listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import { peopleWithin } from '../../db/sql/assessments';
import { competencyNamesOf, levelCodes, scalesOfCompetencies } from '../../db/sql/item-titles';
import { personsById } from '../../db/sql/people';
import type { QueryUseCase } from '../context';
import { endedBy, type Ended } from './ended';
import { plannedEvent } from './planned-event';

export const previewEvent: QueryUseCase<Contract['events']['preview']> = async (db, input, ctx) => {
  const planned = await plannedEvent(db, input, ctx);
  if (!planned.ok) return planned;
  const on = input.happenedOn > ctx.today ? input.happenedOn : ctx.today;
  const ended = await endedBy(db, planned.value, on);
  const personIds = [...new Set(ended.map(({ personId }) => personId))];
  const seen = await peopleWithin(db, personIds, ctx.scope, ctx.today);
  const visible = ended.filter(({ personId }) => seen.has(personId));
  const people = new Map((await personsById(db, [...seen])).map((row) => [row.personId, listName(row)]));
  const nameOf = ({ personId }: Ended): string => people.get(personId) ?? personId;
  const shown = visible.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b))).slice(0, endedShown);
  const competencyIds = [...new Set(shown.map(({ competencyId }) => competencyId))];
  const names = await competencyNamesOf(db, competencyIds, on);
  const scales = await scalesOfCompetencies(db, competencyIds);
  const codes = await levelCodes(db);
  const codeOf = ({ competencyId }: Ended, level: number): string => codes.get(scales.get(competencyId) ?? '')?.get(level) ?? String(level);
  return ok({
    on,
    people: personIds.length,
    rows: ended.length,
    unseen: ended.length - visible.length,
    ended: shown.map((one) => {
      const { personId, competencyId, heldLevel, leftLevel } = one;
      const { code, title } = names.get(competencyId) ?? { code: '', title: competencyId };
      return {
        personId,
        personName: nameOf(one),
        competencyId,
        code,
        title,
        heldLevel,
        heldCode: codeOf(one, heldLevel),
        leftCode: leftLevel === null ? null : codeOf(one, leftLevel),
      };
    }),
  });
};
