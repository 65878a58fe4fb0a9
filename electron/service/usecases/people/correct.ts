import type { Contract } from '../../../../shared/contract';
import { addDays, isRealDate } from '../../../../shared/domain/calendar';
import { longestCorrectionDays, type CorrectableField } from '../../../../shared/domain/people/correctable-fields';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { personById } from '../../db/sql/people';
import { openCorrectionsOf } from '../../db/sql/person-facts';
import { writeVersions } from '../../db/sql/versions';
import type { CommandUseCase } from '../context';
import { checkManager } from './managers';

/** The person's record shows the corrected value; what the source says is kept with the correction. */
export const correctPerson: CommandUseCase<Contract['people']['correct']> = async (
  tx,
  { personId, field, value, expiresOn, reason },
  ctx,
) => {
  const person = await personById(tx, personId);
  if (person === undefined) return fail('PersonNotFound');
  if (person.sourceBatchId === null) return fail('NotImported');
  if (!isRealDate(expiresOn)) return fail('NotADate');
  const earliest = addDays(ctx.today, 1);
  const latest = addDays(ctx.today, longestCorrectionDays);
  if (expiresOn < earliest || expiresOn > latest) return fail('ExpiryNotAhead', { earliest, latest });
  const suited = await suits(tx, personId, field, value);
  if (!suited.ok) return suited;
  const before = (await openCorrectionsOf(tx, personId)).find((correction) => correction.field === field);
  if (before === undefined ? person[field] === value : before.value === value && before.expiresOn === expiresOn) return fail('Unchanged');
  const overrideId = ctx.makeId();
  const sourceValue = before === undefined ? person[field] : before.sourceValue;
  const correction = {
    overrideId,
    personId,
    field,
    value,
    sourceValue,
    reason,
    validFrom: ctx.today,
    expiresOn,
    endedOn: null,
    endReason: null,
  };
  const changes = [
    ...(await writeVersions(tx, ctx.entry, 'person', [{ ...person, [field]: value }])),
    ...(await writeVersions(tx, ctx.entry, 'person_override', [
      ...(before === undefined ? [] : [{ ...before, endedOn: ctx.today, endReason: reason }]),
      correction,
    ])),
  ];
  ctx.audit({ action: 'people.correct', entity: 'person_override', entityId: overrideId, personId, reason, validFrom: ctx.today, changes });
  return ok({ overrideId });
};

async function suits(
  db: Reader,
  personId: string,
  field: CorrectableField,
  value: string | null,
): Promise<Result<void, Failure<'ValueUnsuited', { why: string }>>> {
  if (field === 'managerPersonId') {
    const manager = await checkManager(db, personId, value);
    if (manager.ok) return manager;
    const { failure } = manager;
    const why =
      failure.code === 'ManagerNotFound' ? 'There is no such manager.' : `They would report in a circle: ${failure.data.path.join(' → ')}.`;
    return fail('ValueUnsuited', { why });
  }
  if (value === null && (field === 'givenName' || field === 'familyName')) return fail('ValueUnsuited', { why: 'A name cannot be empty.' });
  if (field === 'email' && value !== null && !/^[^\s@]+@[^\s@]+$/.test(value))
    return fail('ValueUnsuited', { why: 'This is not an e-mail address.' });
  return ok(undefined);
}
