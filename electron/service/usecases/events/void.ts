import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { competenciesEndedBy, qualificationEventById, voidQualificationEvent } from '../../db/sql/qualification-events';
import type { CommandUseCase } from '../context';
import { competencyIdsOf, deriveConcerned } from './derive-concerned';
import { isAboutOneself, reaches } from './reach';

export const voidEvent: CommandUseCase<Contract['events']['void']> = async (tx, { eventId, reason }, ctx) => {
  const known = await qualificationEventById(tx, eventId);
  if (known === undefined || !(await reaches(tx, known, ctx))) return fail('EventNotFound');
  const { kind, personId } = known;
  if (personId !== null && (await isAboutOneself(tx, personId, ctx))) return fail('AboutOneself');
  if (known.voidReason !== null) return fail('AlreadyVoid');
  const row = { eventId, reason, voidedBy: ctx.actor.userId, voidedAt: ctx.now.toISOString(), entryNumber: ctx.entry };
  await voidQualificationEvent(tx, row);
  const narrowed = competencyIdsOf(known);
  const named = await competenciesEndedBy(tx, kind);
  await deriveConcerned(tx, known, narrowed === null ? named : named.filter((id) => narrowed.includes(id)));
  ctx.audit({
    action: 'events.void',
    entity: 'qualification_event',
    entityId: eventId,
    personId,
    reason,
    changes: [{ entity: 'qualification_event_void', entityId: eventId, personId, old: null, new: { ...row } }],
  });
  return ok({});
};
