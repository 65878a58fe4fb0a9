import type { Contract } from '../../../../shared/contract';
import { isEmployedOn } from '../../../../shared/domain/people/employment';
import { fail, ok } from '../../../../shared/result';
import { contentDigest } from '../../db/content-digest';
import type { ObservationRow } from '../../db/observation-schema';
import type { Tx } from '../../db/schema';
import { observationContent } from '../../db/signed-observation';
import { competencyOn } from '../../db/sql/competencies';
import { employmentsOf } from '../../db/sql/employments';
import { insertObservation } from '../../db/sql/observations';
import { isPerson } from '../../db/sql/person-header';
import { pilotsOf } from '../../db/sql/pilots';
import type { CommandContext, InputOf } from '../context';
import { citeFiles, stagedFiles } from '../evidence/cited-files';
import { checkedDay } from './checked-day';

type Seen = InputOf<Contract['observations']['record']>;

/** Records what the session's user saw, and perhaps in the place of which observation; no level is derived from it. */
export async function writeObservation(
  tx: Tx,
  ctx: CommandContext,
  seen: Seen,
  replaces: { readonly id: string; readonly reason: string } | null,
) {
  const { personId, competencyId, indicatorId, seenOn, seenTime, taskId, evidenceIds } = seen;
  if (!(await isPerson(tx, personId))) return fail('PersonNotFound');
  if (ctx.actor.personId === personId) return fail('OwnObservation');
  const day = await checkedDay(tx, ctx, { on: seenOn, time: seenTime, taskId });
  if (!day.ok) return day;
  if (!isEmployedOn(await employmentsOf(tx, personId), seenOn)) return fail('NotEmployedThen');
  const competency = await competencyOn(tx, competencyId, ctx.today, await pilotsOf(tx, personId, ctx.today));
  const indicator = competency?.content.indicators.find((one) => one.indicatorId === indicatorId);
  if (competency === undefined || indicator === undefined || competency.isRetired) return fail('IndicatorNotFound');
  const files = await stagedFiles(tx, ctx, evidenceIds);
  if (!files.ok) return files;
  const unsealed: Omit<ObservationRow, 'contentDigest'> = {
    observationId: ctx.makeId(),
    personId,
    competencyId,
    competencyVersion: competency.version,
    indicatorId,
    indicatorText: indicator.text,
    level: indicator.level,
    rating: seen.rating,
    seen: seen.seen,
    seenOn,
    seenTime,
    zone: ctx.zone,
    place: seen.place,
    equipment: seen.equipment,
    shift: seen.shift,
    taskId,
    observerUserId: ctx.actor.userId,
    recordedAt: ctx.now.toISOString(),
    replacesId: replaces?.id ?? null,
    replaceReason: replaces?.reason ?? null,
    entryNumber: ctx.entry,
  };
  const row: ObservationRow = { ...unsealed, contentDigest: contentDigest(observationContent(unsealed, files.value)) };
  await insertObservation(tx, row);
  const { observationId } = row;
  const cited = await citeFiles(tx, ctx, files.value, { type: 'observation', recordId: observationId, personId });
  ctx.audit({
    action: replaces === null ? 'observations.record' : 'observations.replace',
    entity: 'observation',
    entityId: observationId,
    personId,
    reason: replaces?.reason ?? null,
    validFrom: seenOn,
    changes: [{ entity: 'observation', entityId: observationId, personId, old: null, new: { ...row } }, ...cited],
  });
  return ok({ observationId });
}
