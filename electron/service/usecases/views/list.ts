import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { roles } from '../../../../shared/domain/permissions';
import { ok } from '../../../../shared/result';
import { viewsFor } from '../../db/sql/views';
import type { QueryUseCase } from '../context';
import { mayOffer } from './may-offer';

const storedSearch = z.record(z.string(), z.union([z.string(), z.boolean()]));

export const listViews: QueryUseCase<Contract['views']['list']> = async (db, _input, { actor, grants }) => {
  const seen = mayOffer(grants) ? roles : grants.map(({ role }) => role);
  const views = (await viewsFor(db, actor.userId, seen)).map(({ userId, printedName, search, ...view }) => ({
    ...view,
    search: storedSearch.parse(JSON.parse(search)),
    isOwn: userId === actor.userId,
    by: printedName ?? userId,
  }));
  return ok({ views });
};
