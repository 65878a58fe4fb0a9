import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { seenObligation } from './seen-obligation';
import { shownObligations } from './shown-obligations';

export const getObligation: QueryUseCase<Contract['obligations']['get']> = async (db, { obligationId }, ctx) => {
  const row = await seenObligation(db, obligationId, ctx);
  const [obligation] = row === undefined ? [] : await shownObligations(db, [row], ctx);
  return obligation === undefined ? fail('ObligationNotFound') : ok({ obligation });
};
