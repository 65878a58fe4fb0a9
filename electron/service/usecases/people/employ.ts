import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { employmentsOf } from '../../db/sql/employments';
import { isPerson } from '../../db/sql/person-header';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { ownedByHris } from './owned-by-hris';

export const employPerson: CommandUseCase<Contract['people']['employ']> = async (
  tx,
  { personId, employmentId, reason, ...period },
  ctx,
) => {
  if (!(await isPerson(tx, personId))) return fail('PersonNotFound');
  const { validFrom, validTo, employer } = period;
  if (!isRealDate(validFrom) || (validTo !== null && !isRealDate(validTo))) return fail('NotADate');
  if (validTo !== null && validTo < validFrom) return fail('EndsBeforeItBegins');
  const known = await employmentsOf(tx, personId);
  const before = known.find((employment) => employment.employmentId === employmentId);
  if (employmentId !== null && before === undefined) return fail('EmploymentNotFound');
  const owned = await ownedByHris(tx, before?.sourceBatchId ?? null);
  if (owned !== null) return owned;
  const other = known.find(
    (employment) =>
      employment.employmentId !== employmentId &&
      employment.employer === employer &&
      (employment.validTo === null || employment.validTo >= validFrom) &&
      (validTo === null || employment.validFrom === null || employment.validFrom <= validTo),
  );
  if (other !== undefined) return fail('Overlaps', { validFrom: other.validFrom, validTo: other.validTo });
  const row = { employmentId: employmentId ?? ctx.makeId(), personId, ...period, status: before?.status ?? null, sourceBatchId: null };
  const changes = await writeVersions(tx, ctx.entry, 'employment', [row]);
  ctx.audit({ action: 'people.employ', entity: 'employment', entityId: row.employmentId, personId, reason, validFrom, changes });
  return ok({ employmentId: row.employmentId });
};
