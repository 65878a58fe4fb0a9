import type { Contract } from '../../../../shared/contract';
import { checkBegin } from '../../../../shared/domain/exception-terms';
import { fail, ok } from '../../../../shared/result';
import type { Tx } from '../../db/schema';
import { knownExceptions, type KnownException } from '../../db/sql/exceptions';
import { accountById } from '../../db/sql/users';
import type { CommandContext, CommandUseCase } from '../context';
import { checkPerson } from './concerned';
import { hasNewResult } from './new-result';
import { recordException } from './record-exception';

/** What is held is then as results alone have left it. */
export const reinstateQualification: CommandUseCase<Contract['exceptions']['reinstate']> = async (tx, input, ctx) => {
  const { personId, exceptionId: concernsId, from: validFrom, reason } = input;
  const person = await checkPerson(tx, ctx, personId);
  if (!person.ok) return person;
  const [ended] = await knownExceptions(tx, { exceptionId: concernsId, personIds: person.value.own });
  if (ended === undefined || (ended.kind !== 'suspension' && ended.kind !== 'revocation')) return fail('ExceptionNotFound');
  const begin = checkBegin(validFrom, ctx.today);
  if (!begin.ok) return begin;
  const on = ended.endFrom ?? ended.validTo;
  if (ended.endFrom !== null || (on !== null && on < validFrom)) return fail('AlreadyEnded', { on: on ?? validFrom });
  if (await hasDecided(tx, ctx, ended)) return fail('OwnDecision');
  const { competencyId } = ended;
  if (ended.kind === 'revocation') {
    const revokedFrom = ended.validFrom;
    const isNew = await hasNewResult(tx, { personId, competencyId, after: revokedFrom, today: ctx.today });
    if (!isNew) return fail('NoNewResult', { revokedFrom });
  }
  const terms = { kind: 'reinstatement', personId, competencyId, validFrom, concernsId, reason } as const;
  return ok(await recordException(tx, ctx, 'exceptions.reinstate', terms));
};

/** Whether the signer is one of those who took it away, under any account of theirs. */
async function hasDecided(tx: Tx, { signer }: CommandContext, { signedBy, approvedBy }: KnownException): Promise<boolean> {
  for (const userId of [signedBy, ...(approvedBy === null ? [] : [approvedBy])]) {
    if (userId === signer.userId) return true;
    const personId = (await accountById(tx, userId))?.personId ?? null;
    if (personId !== null && personId === signer.personId) return true;
  }
  return false;
}
