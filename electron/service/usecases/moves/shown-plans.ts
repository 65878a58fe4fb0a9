import type { MovePlan } from '../../../../shared/contract/moves';
import { listName } from '../../../../shared/domain/person-name';
import type { MovePlanRow } from '../../db/people-schema';
import type { Reader } from '../../db/schema';
import { jobRoleNames } from '../../db/sql/job-roles';
import { allUnits } from '../../db/sql/organisation';
import { personsById } from '../../db/sql/people';
import { positionsOf } from '../../db/sql/positions';
import { isHrisOwned } from './place-faults';
import { linesOfPlan } from './plan-of';

/** Plans with the names of whom and what they are about. */
export async function shownPlans(db: Reader, rows: readonly MovePlanRow[], today: string): Promise<MovePlan[]> {
  if (rows.length === 0) return [];
  const ids = rows.flatMap(({ personId, supervisorPersonId }) => [personId, ...(supervisorPersonId === null ? [] : [supervisorPersonId])]);
  const persons = new Map((await personsById(db, [...new Set(ids)])).map((person) => [person.personId, person]));
  const nameOf = (personId: string): string => {
    const person = persons.get(personId);
    return person === undefined ? personId : listName(person);
  };
  const roleNames = await jobRoleNames(db, today);
  const unitNames = new Map((await allUnits(db, today)).map(({ unitId, name }) => [unitId, name]));
  const plans: MovePlan[] = [];
  for (const row of rows) {
    const { planId, personId, roleId, unitId, title, shift, startsOn, graceUntil, supervisorPersonId, reason, state, positionId } = row;
    const positions = await positionsOf(db, personId, today);
    const from = positions.find((position) => position.positionId === row.fromPositionId);
    plans.push({
      planId,
      personId,
      personName: nameOf(personId),
      employeeNumber: persons.get(personId)?.employeeNumber ?? '',
      from:
        from === undefined
          ? null
          : { positionId: from.positionId, roleName: from.roleName, unitName: unitNames.get(from.unitId) ?? from.unitId },
      roleId,
      roleName: roleNames.get(roleId) ?? roleId,
      unitId,
      unitName: unitNames.get(unitId) ?? unitId,
      title,
      shift,
      startsOn,
      graceUntil,
      supervisor: supervisorPersonId === null ? null : { personId: supervisorPersonId, name: nameOf(supervisorPersonId) },
      reason,
      state,
      positionId,
      isHrisOwned: isHrisOwned(positions, row),
      lines: linesOfPlan(row),
    });
  }
  return plans;
}
