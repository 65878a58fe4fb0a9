import type { Contract } from '../../../../shared/contract';
import { listName } from '../../../../shared/domain/person-name';
import { ok } from '../../../../shared/result';
import { titlesById } from '../../db/sql/item-titles';
import { personsById } from '../../db/sql/people';
import { printedNames } from '../../db/sql/printed-names';
import { qualificationEvents } from '../../db/sql/qualification-events';
import type { QueryUseCase } from '../context';
import { competencyIdsOf } from './derive-concerned';
import { concernsSeen } from './reach';

export const listEvents: QueryUseCase<Contract['events']['list']> = async (db, _input, ctx) => {
  const rows = [];
  for (const row of await qualificationEvents(db)) if (await concernsSeen(db, row, ctx)) rows.push(row);
  const people = await personsById(
    db,
    rows.flatMap(({ personId }) => personId ?? []),
  );
  const nameById = new Map(people.map((person) => [person.personId, listName(person)]));
  const titles = await titlesById(
    db,
    rows.flatMap((row) => [row.unitId, row.taskId, ...(competencyIdsOf(row) ?? [])]).filter((id) => id !== null),
  );
  const users = await printedNames(
    db,
    rows.flatMap(({ recordedBy, voidedBy }) => [recordedBy, ...(voidedBy === null ? [] : [voidedBy])]),
  );
  return ok({
    events: rows.map((row) => {
      const { eventId, kind, happenedOn, scope, personId, unitId, taskId, reason, recordedBy, recordedAt, entryNumber } = row;
      const narrowed = taskId === null ? (competencyIdsOf(row) ?? []) : [taskId];
      const place = unitId === null ? null : (titles.get(unitId) ?? unitId);
      return {
        eventId,
        kind,
        happenedOn,
        scope,
        ofName: personId === null ? place : (nameById.get(personId) ?? personId),
        personId,
        around: narrowed.length === 0 ? null : narrowed.map((id) => titles.get(id) ?? id).join(', '),
        reason,
        recordedBy: users.get(recordedBy) ?? recordedBy,
        recordedAt,
        entryNumber,
        voided:
          row.voidReason === null || row.voidedBy === null ? null : { reason: row.voidReason, by: users.get(row.voidedBy) ?? row.voidedBy },
      };
    }),
  });
};
