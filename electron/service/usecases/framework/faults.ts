import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { draftById } from '../../db/sql/framework-drafts';
import type { QueryUseCase } from '../context';
import { faultsOfDraft } from './situation';

export const draftFaults: QueryUseCase<Contract['framework']['faults']> = async (db, { draftId }, ctx) =>
  (await draftById(db, draftId)) === undefined ? fail('DraftNotFound') : ok({ faults: await faultsOfDraft(db, draftId, ctx.today) });
