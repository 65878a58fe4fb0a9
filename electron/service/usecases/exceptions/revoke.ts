import type { Contract } from '../../../../shared/contract';
import { checkBegin } from '../../../../shared/domain/exception-terms';
import { ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { checkConcerned, sameOn } from './concerned';
import { recordException } from './record-exception';
import { checkSomethingHeld } from './something-held';

export const revokeQualification: CommandUseCase<Contract['exceptions']['revoke']> = async (tx, input, ctx) => {
  const { personId, competencyId, from: validFrom, cause, reason } = input;
  const begin = checkBegin(validFrom, ctx.today);
  if (!begin.ok) return begin;
  const concerned = await checkConcerned(tx, ctx, input);
  if (!concerned.ok) return concerned;
  const { own, known } = concerned.value;
  const same = sameOn(known, 'revocation', validFrom, null);
  if (same !== null) return same;
  const held = await checkSomethingHeld(tx, own, input, known);
  if (!held.ok) return held;
  const terms = { kind: 'revocation', personId, competencyId, validFrom, cause, reason } as const;
  return ok(await recordException(tx, ctx, 'exceptions.revoke', terms));
};
