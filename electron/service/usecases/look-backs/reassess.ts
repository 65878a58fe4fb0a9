import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import type { ObligationRow } from '../../db/framework-schema';
import { mergedPeople } from '../../db/sql/merged-people';
import { personsById } from '../../db/sql/people';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { toDecide, writeDecision } from './write-decision';

/**
 * Asks that people be assessed again by a day, each once in a competency whatever was signed of it; seen to by the line manager,
 * where there is one. What was signed counts until then.
 */
export const reassessLookedBack: CommandUseCase<Contract['lookBacks']['reassess']> = async (tx, { reason, dueOn, ...several }, ctx) => {
  if (!isRealDate(dueOn)) return fail('NotADate');
  if (dueOn < ctx.today) return fail('DayHasPassed');
  const found = await toDecide(tx, ctx, several);
  if (!found.ok) return found;
  const { lookBack, items } = found.value;
  const merged = await mergedPeople(tx);
  const people = await personsById(tx, [...new Set(items.map(({ personId }) => merged.get(personId) ?? personId))]);
  const managerOf = new Map(people.map(({ personId, managerPersonId }) => [personId, managerPersonId]));
  const asked = new Map<string, ObligationRow>();
  const followed = items.map(({ assessmentId, personId: recordedOf, competencyId }) => {
    const personId = merged.get(recordedOf) ?? recordedOf;
    const key = `${personId} ${competencyId}`;
    const row: ObligationRow = asked.get(key) ?? {
      obligationId: ctx.makeId(),
      personId,
      kind: 'reassess',
      itemId: competencyId,
      competencyId,
      title: null,
      revisionId: null,
      ownerPersonId: managerOf.get(personId) ?? personId,
      effectiveFrom: ctx.today,
      dueOn,
      reason,
      state: 'open',
      doneOn: null,
      readDigest: null,
      assessmentId: null,
      supersededBy: null,
    };
    asked.set(key, row);
    return { assessmentId, obligationId: row.obligationId, eventId: null };
  });
  const changes = await writeVersions(tx, ctx.entry, 'obligation', [...asked.values()]);
  const decided = await writeDecision(tx, ctx, lookBack, { kind: 'reassess', reason, dueOn, followed, changes });
  return ok({ ...decided, obligations: asked.size });
};
