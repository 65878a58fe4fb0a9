import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { momentOf } from '../../../../shared/domain/wall-clock';
import { fail, ok } from '../../../../shared/result';
import { entryNumberAt } from '../../db/audit-size';
import { entryTime } from '../../db/sql/entries-since';
import type { QueryUseCase } from '../context';

export const knownEntry: QueryUseCase<Contract['readiness']['knownEntry']> = async (db, { day, time }, { now, zone }) => {
  if (!isRealDate(day)) return fail('NotADate');
  const at = momentOf(day, time, zone);
  if (at > now) return fail('NotYetPassed');
  const entry = await entryNumberAt(db, at.toISOString());
  return ok({ entry, recordedAt: (await entryTime(db, entry)) ?? null, zone });
};
