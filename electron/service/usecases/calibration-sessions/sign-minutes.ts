import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { memberRecordId, minutesRecord } from '../../db/signed-calibration';
import { absencesOf, minutesOf } from '../../db/sql/calibration-minutes';
import { signersOf } from '../../db/sql/signatures';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { asMember } from './seen-session';

export const signMinutes: CommandUseCase<Contract['calibrationSessions']['signMinutes']> = async (tx, { sessionId }, ctx) => {
  const found = await asMember(tx, ctx, sessionId, ['signing']);
  if (!found.ok) return found;
  const { member } = found.value;
  const recordId = memberRecordId(member);
  if ((await signersOf(tx, minutesRecord, [recordId])).has(recordId)) return fail('AlreadySigned');
  if ((await absencesOf(tx, sessionId)).some(({ memberId }) => memberId === member.memberId)) return fail('RecordedAbsent');
  const minutes = await minutesOf(tx, sessionId);
  if (minutes === undefined) throw new Error('a session that is signed has minutes');
  const content = { content: minutes.content };
  const signature = await signRecord(tx, ctx, {
    recordType: minutesRecord,
    recordId,
    revision: 1,
    content,
    meaning: 'Agrees with the minutes',
  });
  ctx.audit({
    action: 'calibrationSessions.signMinutes',
    entity: 'calibration_session',
    entityId: sessionId,
    changes: [{ entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } }],
  });
  return ok({});
};
