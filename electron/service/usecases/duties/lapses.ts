import type { Contract } from '../../../../shared/contract';
import { addDays } from '../../../../shared/domain/calendar';
import { dutyHorizonDays } from '../../../../shared/domain/duty';
import { listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import { competencyHeads } from '../../db/sql/competency-heads';
import { leftAfterLapse, nextLapses, restingOnLapse } from '../../db/sql/lapses';
import { personsById } from '../../db/sql/people';
import type { OutputOf, QueryUseCase } from '../context';

type Lapses = Contract['duties']['lapses'];

export const listLapses: QueryUseCase<Lapses> = async (db, { asOf: asked, limit }, ctx) => {
  const asOf = asked ?? ctx.today;
  const rows = await nextLapses(db, { day: asOf, until: addDays(asOf, dutyHorizonDays), scope: ctx.scope, today: ctx.today, limit });
  const people = new Map((await personsById(db, [...new Set(rows.map(({ personId }) => personId))])).map((one) => [one.personId, one]));
  const heads = await competencyHeads(db, [...new Set(rows.map(({ competencyId }) => competencyId))], asOf);
  const lapses: OutputOf<Lapses>['lapses'] = [];
  for (const row of rows) {
    const { personId, competencyId, lastDay } = row;
    const person = people.get(personId);
    const head = heads.get(competencyId);
    lapses.push({
      personId,
      name: person === undefined ? personId : listName(person),
      competencyId,
      competencyCode: head?.code ?? '',
      competencyTitle: head?.title ?? competencyId,
      lastDay,
      suspends: await restingOnLapse(db, row),
      leaves: await leftAfterLapse(db, row, ctx.scope),
    });
  }
  return ok({ asOf, lapses });
};
