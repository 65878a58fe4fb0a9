import type { Contract } from '../../../../shared/contract';
import type { MoveLine, PlannedLine } from '../../../../shared/contract/moves';
import { addDays, isRealDate } from '../../../../shared/domain/calendar';
import { isStillOwed, longestGraceDays } from '../../../../shared/domain/people/move';
import { fail, ok } from '../../../../shared/result';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase, InputOf } from '../context';
import { linesAtPlace } from './lines-at-place';
import { moveFault, placeFault } from './place-faults';
import { supervisorFault } from './supervision';

type Input = InputOf<Contract['moves']['plan']>;

/** Saves what is meant to happen; nothing changes for the person before it is confirmed. */
export const planMove: CommandUseCase<Contract['moves']['plan']> = async (tx, input, ctx) => {
  const { personId, startsOn, graceUntil, supervisorPersonId, reason, lines: wanted, ...place } = input;
  const fault = (await placeFault(tx, input)) ?? (await moveFault(tx, input));
  if (fault !== null) return fault;
  if (ctx.actor.personId === personId) return fail('OwnMove');
  const day = startsOn > ctx.today ? startsOn : ctx.today;
  const grace = { earliest: addDays(startsOn, 1), latest: addDays(startsOn, longestGraceDays) };
  if (graceUntil !== null && (!isRealDate(graceUntil) || graceUntil < grace.earliest || graceUntil > grace.latest))
    return fail('GraceWrong', grace);
  const found = await linesAtPlace(tx, input, day);
  const refused = await supervisorFault(tx, personId, supervisorPersonId, found, day);
  if (refused !== null) return refused;
  if (supervisorPersonId === null && wanted.some(({ owner }) => owner === 'supervisor')) return fail('OwnerMissing');
  const due = { earliest: ctx.today, latest: lastDue(graceUntil, day) };
  const lines = found.map((line) => plannedLine(line, wanted, due.latest));
  const outside = lines.find(({ dueOn }) => dueOn !== null && (!isRealDate(dueOn) || dueOn < due.earliest || dueOn > due.latest));
  if (outside !== undefined) return fail('DueOutsideGrace', { ...due, competency: `${outside.code} ${outside.title}` });
  const planId = ctx.makeId();
  const row = { planId, personId, startsOn, graceUntil, supervisorPersonId, reason, ...place, positionId: null, state: 'draft' } as const;
  const changes = await writeVersions(tx, ctx.entry, 'move_plan', [{ ...row, lines: JSON.stringify(lines) }]);
  ctx.audit({ action: 'moves.plan', entity: 'move_plan', entityId: planId, personId, reason, validFrom: startsOn, changes });
  return ok({ planId });
};

/** Without grace it is to be shown before the first day, or at once where that is past. */
function lastDue(graceUntil: string | null, day: string): string {
  return graceUntil !== null && graceUntil > day ? graceUntil : day;
}

function plannedLine(line: MoveLine, wanted: Input['lines'], latest: string): PlannedLine {
  if (!isStillOwed(line.outcome)) return { ...line, dueOn: null, owner: null };
  const given = wanted.find(({ competencyId }) => competencyId === line.competencyId);
  return { ...line, dueOn: given?.dueOn ?? latest, owner: given?.owner ?? 'manager' };
}
