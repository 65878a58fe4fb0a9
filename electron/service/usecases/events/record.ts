import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import type { QualificationEventRow } from '../../db/event-schema';
import { insertQualificationEvent } from '../../db/sql/qualification-events';
import type { CommandUseCase } from '../context';
import { deriveConcerned } from './derive-concerned';
import { plannedEvent } from './planned-event';

export const recordEvent: CommandUseCase<Contract['events']['record']> = async (tx, { reason, ...input }, ctx) => {
  const planned = await plannedEvent(tx, input, ctx);
  if (!planned.ok) return planned;
  const { event, competencyIds } = planned.value;
  const eventId = ctx.makeId();
  const row: QualificationEventRow = {
    eventId,
    ...event,
    reason,
    recordedBy: ctx.actor.userId,
    recordedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertQualificationEvent(tx, row);
  await deriveConcerned(tx, row, competencyIds);
  const { personId } = row;
  ctx.audit({
    action: 'events.record',
    entity: 'qualification_event',
    entityId: eventId,
    personId,
    reason,
    validFrom: row.happenedOn,
    changes: [{ entity: 'qualification_event', entityId: eventId, personId, old: null, new: { ...row } }],
  });
  return ok({ eventId });
};
