import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { dissentContent, dissentRecord } from '../../db/signed-calibration';
import { consensusByCase, insertDissent } from '../../db/sql/calibration-minutes';
import { casesOf } from '../../db/sql/calibration-sessions';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { asMember } from './seen-session';

export const recordDissent: CommandUseCase<Contract['calibrationSessions']['dissent']> = async (tx, input, ctx) => {
  const { sessionId, caseId, statement } = input;
  const found = await asMember(tx, ctx, sessionId, ['discussion']);
  if (!found.ok) return found;
  const isCase = (await casesOf(tx, sessionId)).some((one) => one.caseId === caseId);
  if (!isCase) return fail('CaseNotFound');
  if (!(await consensusByCase(tx, sessionId)).has(caseId)) return fail('NothingToDissent');
  const dissentId = ctx.makeId();
  const { memberId } = found.value.member;
  const row = { dissentId, sessionId, caseId, memberId, statement, recordedAt: ctx.now.toISOString(), entryNumber: ctx.entry };
  const content = dissentContent(row);
  const signature = await signRecord(tx, ctx, {
    recordType: dissentRecord,
    recordId: dissentId,
    revision: 1,
    content,
    meaning: 'Dissents',
  });
  const dissent = { ...row, contentDigest: signature.contentDigest };
  await insertDissent(tx, dissent);
  ctx.audit({
    action: 'calibrationSessions.dissent',
    entity: 'calibration_session',
    entityId: sessionId,
    reason: statement,
    changes: [
      { entity: dissentRecord, entityId: dissentId, personId: null, old: null, new: dissent },
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
    ],
  });
  return ok({});
};
