import type { z } from 'zod';
import type { shownDuty } from '../../../../shared/contract/duties';
import { daysBetween } from '../../../../shared/domain/calendar';
import { escalatedTo, escalationOn, type EscalationSteps } from '../../../../shared/domain/escalation';
import { listName } from '../../../../shared/domain/person-name';
import type { Reader } from '../../db/schema';
import { competencyHeads } from '../../db/sql/competency-heads';
import { managersAbove, type DutyRow } from '../../db/sql/duties';
import { personsById } from '../../db/sql/people';
import { printedNames } from '../../db/sql/printed-names';
import { plannedFor, plannedKey } from '../../db/sql/reassessment-plans';

type ShownDuty = z.input<typeof shownDuty>;

/** Lines of the work list by their names, with whom each has gone to by a day. */
export async function shownDuties(
  db: Reader,
  rows: readonly DutyRow[],
  { day, steps }: { readonly day: string; readonly steps: EscalationSteps },
): Promise<ShownDuty[]> {
  if (rows.length === 0) return [];
  const managers = await managersAbove(db, [...new Set(rows.map(({ ownerPersonId }) => ownerPersonId))]);
  const named = new Set([...rows.flatMap(({ personId, ownerPersonId }) => [personId, ownerPersonId]), ...managers.values()]);
  const people = new Map((await personsById(db, [...named])).map((person) => [person.personId, person]));
  const heads = await competencyHeads(db, [...new Set(rows.flatMap(({ competencyId }) => competencyId ?? []))], day);
  const plans = await plannedFor(db, rows);
  const assessors = await printedNames(
    db,
    [...plans.values()].map(({ assessorUserId }) => assessorUserId),
  );
  const nameOf = (personId: string): string => {
    const person = people.get(personId);
    return person === undefined ? personId : listName(person);
  };
  const one = (personId: string) => ({ personId, name: nameOf(personId) });
  return rows.map(({ personId, competencyId, ownerPersonId, dueOn, kind, state, reason, joined, title, obligationId }) => {
    const head = heads.get(competencyId ?? '');
    const plan = kind === 'reassess' || kind === 'renew' ? plans.get(plannedKey({ personId, competencyId, dueOn })) : undefined;
    const level = escalationOn(dueOn, day, steps);
    const target =
      obligationId === null
        ? ({ at: 'standing', personId, competencyId: competencyId ?? '' } as const)
        : ({ at: 'obligation', obligationId } as const);
    return {
      key: obligationId === null ? `standing-${personId}-${competencyId}` : `obligation-${obligationId}`,
      kind,
      what: title ?? head?.title ?? competencyId ?? '',
      competencyCode: title === null ? (head?.code ?? null) : null,
      person: { ...one(personId), employeeNumber: people.get(personId)?.employeeNumber ?? '' },
      dueOn,
      overdueDays: Math.max(0, daysBetween(dueOn, day)),
      owner: one(ownerPersonId),
      office: null,
      state,
      reason,
      planned: plan === undefined ? null : { on: plan.plannedOn, assessorName: assessors.get(plan.assessorUserId) ?? plan.assessorUserId },
      joined,
      escalation: { level, to: escalatedTo(level, ownerPersonId, (id) => managers.get(id) ?? null).map(one) },
      target,
    };
  });
}
