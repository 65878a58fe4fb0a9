import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { lastKeyChange, openersEndedAfter, sharesUsedAfter } from '../../db/sql/data-key';
import type { QueryUseCase } from '../context';

/** Since when the data key is in force, and what has happened since that makes a change due. */
export const findDataKey: QueryUseCase<Contract['vault']['dataKey']> = async (db) => {
  const { entryNumber, at } = await lastKeyChange(db);
  const ended = (await openersEndedAfter(db, entryNumber)).map((opener) => ({ why: 'openerEnded' as const, ...opener }));
  const used = (await sharesUsedAfter(db, entryNumber)).map((use) => ({
    why: use.action === 'sites.recover' ? ('recovered' as const) : ('sharesReplaced' as const),
    at: use.at,
  }));
  return ok({ changedAt: at, due: [...ended, ...used].toSorted((a, b) => (a.at < b.at ? -1 : 1)) });
};
