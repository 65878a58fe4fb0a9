import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { clockNotices } from '../../db/sql/clock';
import type { QueryUseCase } from '../context';

const noticesShown = 100;

export const listClockNotices: QueryUseCase<Contract['clock']['notices']> = async (db) => {
  const rows = await clockNotices(db, noticesShown);
  return ok({
    notices: rows.map(({ acknowledgedAt, acknowledgedByName, reason, ...notice }) => ({
      ...notice,
      acknowledged: acknowledgedAt === null ? null : { at: acknowledgedAt, by: acknowledgedByName ?? '', reason: reason ?? '' },
    })),
  });
};
