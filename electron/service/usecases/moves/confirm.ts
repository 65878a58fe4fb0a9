import type { Contract } from '../../../../shared/contract';
import type { PlannedLine } from '../../../../shared/contract/moves';
import { addDays } from '../../../../shared/domain/calendar';
import { isStillOwed } from '../../../../shared/domain/people/move';
import { fail, ok } from '../../../../shared/result';
import type { PositionRow } from '../../db/core-schema';
import type { ObligationRow } from '../../db/framework-schema';
import type { MovePlanRow } from '../../db/people-schema';
import type { Tx } from '../../db/schema';
import { positionById } from '../../db/sql/person-facts';
import { personById } from '../../db/sql/people';
import { positionsOf } from '../../db/sql/positions';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { writeVersions } from '../../db/sql/versions';
import type { CommandContext, CommandUseCase } from '../context';
import { onboardingFor } from '../onboarding/onboarding-obligations';
import { linesAtPlace } from './lines-at-place';
import { isBroughtFor } from './link-awaited';
import { isHrisOwned, moveFault, placeFault } from './place-faults';
import { linesOfPlan, planOf } from './plan-of';
import { supervisorFault } from './supervision';

/** Makes a plan come true, as far as it is decided here, and asks for what is still missing then. */
export const confirmMove: CommandUseCase<Contract['moves']['confirm']> = async (tx, { personId, planId, reason }, ctx) => {
  const plan = await planOf(tx, personId, planId);
  if (plan === undefined) return fail('PlanNotFound');
  if (plan.state !== 'draft') return fail('NotADraft');
  if (ctx.actor.personId === personId) return fail('OwnMove');
  if (ctx.scope.kind === 'limited' && !ctx.scope.unitIds.includes(plan.unitId)) return fail('UnitOutOfReach');
  const fault = (await placeFault(tx, plan)) ?? (await moveFault(tx, plan));
  if (fault !== null) return fault;
  const day = plan.startsOn > ctx.today ? plan.startsOn : ctx.today;
  const found = await linesAtPlace(tx, plan, day);
  const refused = await supervisorFault(tx, personId, plan.supervisorPersonId, found, day);
  if (refused !== null) return refused;
  const planned = new Map(linesOfPlan(plan).map((line) => [line.competencyId, line]));
  const latest = plan.graceUntil !== null && plan.graceUntil > day ? plan.graceUntil : day;
  const lines = found.map((line): PlannedLine => {
    if (!isStillOwed(line.outcome)) return { ...line, dueOn: null, owner: null };
    const before = planned.get(line.competencyId);
    const dueOn = before?.dueOn ?? latest;
    return { ...line, dueOn: dueOn < ctx.today ? ctx.today : dueOn, owner: before?.owner ?? 'manager' };
  });

  const positions = await positionsOf(tx, personId, ctx.today);
  const isAwaited = isHrisOwned(positions, plan);
  const brought = isAwaited ? positions.find((position) => isBroughtFor(plan, position)) : undefined;
  const given = isAwaited ? null : newPosition(plan, ctx.makeId());
  const ended = isAwaited || plan.fromPositionId === null ? undefined : await positionById(tx, plan.fromPositionId);
  const positionId = given?.positionId ?? brought?.positionId ?? null;
  const changes = await writeVersions(tx, ctx.entry, 'position', [
    ...(ended === undefined ? [] : [{ ...ended, validTo: addDays(plan.startsOn, -1) }]),
    ...(given === null ? [] : [given]),
  ]);
  changes.push(
    ...(await writeVersions(tx, ctx.entry, 'move_plan', [{ ...plan, positionId, lines: JSON.stringify(lines), state: 'confirmed' }])),
  );
  await deriveStandings(tx, [personId], (await siteFacts(tx)).expiringDays);
  const owed = await obligationsOfMove(tx, plan, lines, ctx);
  changes.push(
    ...(await writeVersions(tx, ctx.entry, 'obligation', owed)),
    ...(given === null ? [] : await onboardingFor(tx, ctx, [given])),
  );
  const { startsOn: validFrom } = plan;
  ctx.audit({ action: 'moves.confirm', entity: 'move_plan', entityId: planId, personId, reason, validFrom, changes });
  return ok({ positionId, obligations: changes.filter(({ entity }) => entity === 'obligation').length });
};

function newPosition({ personId, roleId, unitId, title, shift, startsOn }: MovePlanRow, positionId: string): PositionRow {
  return {
    positionId,
    personId,
    roleId,
    unitId,
    title,
    shift,
    validFrom: startsOn,
    validTo: null,
    sourceBatchId: null,
    positionNumber: null,
  };
}

/** One for each competency that is missing; an assessment in it closes it. */
async function obligationsOfMove(
  tx: Tx,
  { planId, personId, supervisorPersonId, startsOn }: MovePlanRow,
  lines: readonly PlannedLine[],
  ctx: CommandContext,
): Promise<ObligationRow[]> {
  const manager = (await personById(tx, personId))?.managerPersonId ?? personId;
  const ownerOf = { person: personId, manager, supervisor: supervisorPersonId ?? manager };
  return lines.flatMap(({ competencyId, dueOn, owner }) =>
    dueOn === null || owner === null
      ? []
      : [
          {
            obligationId: ctx.makeId(),
            personId,
            kind: 'onboarding' as const,
            itemId: planId,
            competencyId,
            title: null,
            revisionId: null,
            ownerPersonId: ownerOf[owner],
            effectiveFrom: startsOn < ctx.today ? startsOn : ctx.today,
            dueOn,
            reason: `Missing in the role from ${startsOn}`,
            state: 'open' as const,
            doneOn: null,
            readDigest: null,
            assessmentId: null,
            supersededBy: null,
          },
        ],
  );
}
