import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { findDraft } from '../../db/sql/drafts';
import type { QueryUseCase } from '../context';

/** Null where the person has no such draft; nobody sees another's. */
export const getDraft: QueryUseCase<Contract['drafts']['get']> = async (db, { key }, { actor }) =>
  ok((await findDraft(db, actor.userId, key)) ?? null);
