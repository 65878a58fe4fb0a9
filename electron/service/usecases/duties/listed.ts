import type { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import type { shownDuty } from '../../../../shared/contract/duties';
import { addDays } from '../../../../shared/domain/calendar';
import { dutyHorizonDays } from '../../../../shared/domain/duty';
import { escalatedIfDueBy } from '../../../../shared/domain/escalation';
import type { Reader } from '../../db/schema';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { countDuties, dutyRows, type WantedDuties } from '../../db/sql/duties';
import { allUnits, unitsBelow } from '../../db/sql/organisation';
import type { InputOf, OutputOf, ReadContext } from '../context';
import { shownDuties } from './shown-duties';
import { siteDuties } from './site-duties';

export type DutyFilter = Omit<InputOf<Contract['duties']['list']>, 'offset' | 'limit'>;
export type ShownDuty = z.input<typeof shownDuty>;

/** A page of the list that is asked for: what waits for the office first, then people's, soonest due first; null: there is no such unit. */
export async function listedDuties(
  db: Reader,
  ctx: ReadContext,
  filter: DutyFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<OutputOf<Contract['duties']['list']> | null> {
  const { whose, kind, unitId, ownerPersonId, overdueOnly, dueBy: askedBy, asOf: asked } = filter;
  const asOf = asked ?? ctx.today;
  const dueBy = askedBy ?? addDays(asOf, dutyHorizonDays);
  if (unitId !== null && !(await allUnits(db, asOf)).some((unit) => unit.unitId === unitId)) return null;
  const steps = (await assessmentPolicyOn(db)).escalation;
  const wanted: WantedDuties = {
    day: asOf,
    today: ctx.today,
    dueBy,
    scope: ctx.scope,
    actorPersonId: ctx.actor.personId,
    actorUserId: ctx.actor.userId,
    isOwn: whose === 'own',
    escalatedIfDueBy: escalatedIfDueBy(asOf, steps),
    kind,
    unitIds: unitId === null ? null : await unitsBelow(db, [unitId], asOf),
    ownerPersonId,
    overdueOnly,
  };
  // What waits for the office is a matter of today, and of no unit.
  const isOfSite = unitId === null && asOf === ctx.today;
  const office = (isOfSite ? await siteDuties(db, ctx, { whose, ownerPersonId }, steps) : []).filter(
    (one) => (kind === null || one.kind === kind) && one.dueOn <= dueBy && (!overdueOnly || one.overdueDays > 0),
  );
  const counted = await countDuties(db, wanted);
  const ofOffice = office.slice(page.offset, page.offset + page.limit);
  const rest = { offset: Math.max(0, page.offset - office.length), limit: page.limit - ofOffice.length };
  const rows = rest.limit === 0 ? [] : await dutyRows(db, wanted, rest);
  return {
    asOf,
    dueBy,
    steps,
    duties: [...ofOffice, ...(await shownDuties(db, rows, { day: asOf, steps }))],
    total: office.length + counted.total,
    overdue: office.filter(({ overdueDays }) => overdueDays > 0).length + counted.overdue,
  };
}
