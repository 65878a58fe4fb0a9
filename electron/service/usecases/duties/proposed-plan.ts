import { createHash } from 'node:crypto';
import type { Contract } from '../../../../shared/contract';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { addDays, daysBetween, isRealDate } from '../../../../shared/domain/calendar';
import { levelled, type Reassessment } from '../../../../shared/domain/levelling';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { countDuties, dutyRows, type DutyRow, type WantedDuties } from '../../db/sql/duties';
import { allUnits, unitsBelow } from '../../db/sql/organisation';
import { renewalWindows } from '../../db/sql/renewal-windows';
import type { InputOf, ReadContext } from '../context';
import { assessorsFor } from './assessors-for';
import { nameRows } from './name-rows';

type Level = Contract['duties']['level'];

/** More than one office plans at once; the plan is worked out while somebody waits. */
const mostReassessments = 2000;
const longestDays = 371;

/** What is proposed for a period from what is known now; the same question gives the same answer. */
export async function proposedPlan(db: Reader, input: InputOf<Level>, ctx: ReadContext) {
  const { unitId, from, to, perWeek, earlyDays } = input;
  const isPeriod = isRealDate(from) && isRealDate(to) && from >= ctx.today && from <= to && daysBetween(from, to) <= longestDays;
  if (!isPeriod) return fail('NotAPeriod');
  if (unitId !== null && !(await allUnits(db, ctx.today)).some((unit) => unit.unitId === unitId)) return fail('UnitNotFound');
  const wanted = await wantedOf(db, input, ctx);
  const due: DutyRow[] = [];
  for (const kind of ['reassess', 'renew'] as const) {
    const { total } = await countDuties(db, { ...wanted, kind });
    if (due.length + total > mostReassessments) return fail('TooMany', { total: due.length + total, most: mostReassessments });
    due.push(...(await dutyRows(db, { ...wanted, kind }, { offset: 0, limit: mostReassessments })));
  }
  const rows = onePerCompetency(due);
  const windows = await renewalWindows(
    db,
    rows.map(({ competencyId }) => competencyId),
    ctx.today,
  );
  const { names, assessorIdsOf } = await assessorsFor(db, rows, ctx.today);
  const reassessments: Reassessment[] = [];
  for (const row of rows)
    reassessments.push({
      ...row,
      earliestOn: row.obligationId === null ? addDays(row.dueOn, -(windows.get(row.competencyId) ?? earlyDays)) : from,
      assessorIds: await assessorIdsOf(row),
    });
  const plan = levelled(reassessments, { from, to, perWeek });
  const named = await nameRows(db, rows, ctx.today);
  const digest = createHash('sha256')
    .update(canonicalJson({ asked: { ...input }, lines: plan.lines.map((line) => ({ ...line })) }))
    .digest('hex');
  return ok({
    digest,
    lines: plan.lines.map(({ personId, competencyId, dueOn, on, assessorId }) => ({
      ...named({ personId, competencyId, dueOn }),
      on,
      assessorUserId: assessorId,
      assessorName: names.get(assessorId) ?? assessorId,
    })),
    unplaced: plan.unplaced.map(({ reassessment, why }) => ({ ...named(reassessment), why })),
    weeks: [...plan.weeks],
    cap: plan.cap,
    assessors: plan.cap / perWeek,
  });
}

async function wantedOf(db: Reader, { unitId, competencyId, to }: InputOf<Level>, ctx: ReadContext): Promise<WantedDuties> {
  return {
    day: ctx.today,
    today: ctx.today,
    dueBy: to,
    scope: ctx.scope,
    actorPersonId: ctx.actor.personId,
    actorUserId: ctx.actor.userId,
    isOwn: false,
    // Nothing is asked of an own list, so nobody’s line is followed.
    escalatedIfDueBy: { lineManager: '', siteHead: '' },
    kind: null,
    ...(competencyId === null ? {} : { competencyId }),
    unitIds: unitId === null ? null : await unitsBelow(db, [unitId], ctx.today),
    ownerPersonId: null,
    overdueOnly: false,
  };
}

type InCompetency = DutyRow & { readonly competencyId: string };

/** One assessment meets all that asks for it: the earliest due day counts. */
function onePerCompetency(due: readonly DutyRow[]): readonly InCompetency[] {
  const found = new Map<string, InCompetency>();
  for (const row of due) {
    const { personId, competencyId, dueOn } = row;
    if (competencyId === null) continue;
    const known = found.get(`${personId} ${competencyId}`);
    if (known === undefined || dueOn < known.dueOn) found.set(`${personId} ${competencyId}`, { ...row, competencyId });
  }
  return [...found.values()];
}
