import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { insertAnswer, isRecordAbout } from '../../db/sql/person-answers';
import type { CommandUseCase } from '../context';
import { ownIds } from '../people/own-ids';

/** Keeps what somebody says to a record about them, beside it. The record itself stays as it is. */
export const answerRecord: CommandUseCase<Contract['ownRecord']['answer']> = async (tx, { personId, recordType, recordId, text }, ctx) => {
  if (!(await isRecordAbout(tx, recordType, recordId, await ownIds(tx, personId)))) return fail('RecordNotFound');
  const answerId = ctx.makeId();
  const row = {
    answerId,
    personId,
    recordType,
    recordId,
    text,
    answeredBy: ctx.signer.userId,
    answeredAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertAnswer(tx, row);
  const changes = [{ entity: 'person_answer', entityId: answerId, personId, old: null, new: row }];
  ctx.audit({ action: 'ownRecord.answer', entity: 'person_answer', entityId: answerId, personId, changes });
  return ok({ answerId });
};
