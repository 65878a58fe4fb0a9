import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { listName } from '../../../../shared/domain/person-name';
import { fail, ok } from '../../../../shared/result';
import { personByNumber, personById } from '../../db/sql/people';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';

export const addPerson: CommandUseCase<Contract['people']['add']> = async (tx, { employment, reason, ...identity }, ctx) => {
  const { validFrom, validTo } = employment;
  if (!isRealDate(validFrom) || (validTo !== null && !isRealDate(validTo))) return fail('NotADate');
  if (validTo !== null && validTo < validFrom) return fail('EndsBeforeItBegins');
  const holder = await personByNumber(tx, identity.employeeNumber);
  if (holder !== undefined) return fail('NumberTaken', { personId: holder.personId, name: listName(holder) });
  if (identity.managerPersonId !== null && (await personById(tx, identity.managerPersonId)) === undefined) return fail('ManagerNotFound');
  const personId = ctx.makeId();
  const changes = [
    ...(await writeVersions(tx, ctx.entry, 'person', [{ personId, ...identity, sourceBatchId: null, mergedIntoId: null }])),
    ...(await writeVersions(tx, ctx.entry, 'employment', [
      { employmentId: ctx.makeId(), personId, ...employment, status: null, sourceBatchId: null },
    ])),
  ];
  ctx.audit({ action: 'people.add', entity: 'person', entityId: personId, personId, reason, validFrom, changes });
  return ok({ personId });
};
