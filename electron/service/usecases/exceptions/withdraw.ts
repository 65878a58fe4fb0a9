import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { isWithdrawable, lastDayOfException } from '../../../../shared/domain/exception-terms';
import { fail, ok } from '../../../../shared/result';
import type { ExceptionEndRow } from '../../db/exception-schema';
import { exceptionEndRecord, insertExceptionEnd, knownExceptions } from '../../db/sql/exceptions';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { checkPerson, spanOf } from './concerned';
import { signatureChanges } from './record-exception';

export const withdrawException: CommandUseCase<Contract['exceptions']['withdraw']> = async (tx, input, ctx) => {
  const { personId, exceptionId, from: validFrom, reason } = input;
  const person = await checkPerson(tx, ctx, personId);
  if (!person.ok) return person;
  const [known] = await knownExceptions(tx, { exceptionId, personIds: person.value.own });
  if (known === undefined) return fail('ExceptionNotFound');
  if (!isWithdrawable(known.kind)) return fail('NotWithdrawable', { kind: known.kind });
  if (!isRealDate(validFrom)) return fail('NotADate');
  if (validFrom < ctx.today) return fail('InThePast', { earliest: ctx.today });
  const last = lastDayOfException(spanOf(known));
  if (known.endFrom !== null || (last !== null && last < validFrom)) return fail('AlreadyEnded', { on: last ?? validFrom });
  const row: ExceptionEndRow = {
    exceptionId,
    validFrom,
    reason,
    signedBy: ctx.signer.userId,
    recordedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertExceptionEnd(tx, row);
  const record = { recordType: exceptionEndRecord, recordId: exceptionId, revision: 1, content: row };
  const signature = await signRecord(tx, ctx, { ...record, meaning: 'Taken back' });
  await deriveStandings(tx, [personId], (await siteFacts(tx)).expiringDays, [known.competencyId]);
  const told = { entity: exceptionEndRecord, entityId: exceptionId, personId };
  ctx.audit({
    action: 'exceptions.withdraw',
    ...told,
    reason,
    validFrom,
    changes: [{ ...told, old: null, new: { ...row } }, ...signatureChanges([signature], personId)],
  });
  return ok({});
};
