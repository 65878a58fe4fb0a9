import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { memberRecordId, minutesRecord } from '../../db/signed-calibration';
import { absencesOf, insertAbsence } from '../../db/sql/calibration-minutes';
import { signersOf } from '../../db/sql/signatures';
import type { CommandUseCase } from '../context';
import { facilitated } from './seen-session';

export const recordAbsence: CommandUseCase<Contract['calibrationSessions']['recordAbsence']> = async (tx, input, ctx) => {
  const { sessionId, memberId, reason } = input;
  const found = await facilitated(tx, ctx, sessionId, ['signing']);
  if (!found.ok) return found;
  const member = found.value.panel.find((one) => one.memberId === memberId && one.role === 'member');
  if (member === undefined) return fail('MemberNotFound');
  const recordId = memberRecordId(member);
  if ((await signersOf(tx, minutesRecord, [recordId])).has(recordId)) return fail('AlreadySigned');
  if ((await absencesOf(tx, sessionId)).some((one) => one.memberId === memberId)) return fail('RecordedAbsent');
  const row = { sessionId, memberId, reason, recordedBy: ctx.actor.userId, recordedAt: ctx.now.toISOString(), entryNumber: ctx.entry };
  await insertAbsence(tx, row);
  ctx.audit({
    action: 'calibrationSessions.recordAbsence',
    entity: 'calibration_session',
    entityId: sessionId,
    reason,
    changes: [{ entity: 'panel_absence', entityId: recordId, personId: null, old: null, new: row }],
  });
  return ok({});
};
