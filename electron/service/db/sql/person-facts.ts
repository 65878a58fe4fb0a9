import type { PersonIdentifierRow, PersonOverrideRow } from '../people-schema';
import type { PositionRow } from '../core-schema';
import type { Reader } from '../schema';

/** The corrections of a person that hold, or will be taken back when they expire. */
export async function openCorrectionsOf(db: Reader, personId: string): Promise<PersonOverrideRow[]> {
  return openCorrections(db).where('personId', '=', personId).execute();
}

export async function openCorrection(db: Reader, overrideId: string): Promise<PersonOverrideRow | undefined> {
  return openCorrections(db).where('overrideId', '=', overrideId).executeTakeFirst();
}

/** The corrections of everybody whose last day is before a day. */
export async function expiredCorrections(db: Reader, day: string): Promise<PersonOverrideRow[]> {
  return openCorrections(db).where('expiresOn', '<', day).orderBy('overrideId').execute();
}

/** Under which numbers and names other systems know a person, those in use first. */
export async function identifiersOf(db: Reader, personId: string): Promise<PersonIdentifierRow[]> {
  return knownIdentifiers(db).where('personId', '=', personId).orderBy('validTo').orderBy('system').orderBy('value').execute();
}

export async function identifierById(db: Reader, identifierId: string): Promise<PersonIdentifierRow | undefined> {
  return knownIdentifiers(db).where('identifierId', '=', identifierId).executeTakeFirst();
}

/** Whose a number of a system is, in use; undefined: nobody's. */
export async function identifierInUse(db: Reader, system: string, value: string): Promise<PersonIdentifierRow | undefined> {
  return knownIdentifiers(db).where('value', '=', value).where('system', '=', system).where('validTo', 'is', null).executeTakeFirst();
}

export async function positionById(db: Reader, positionId: string): Promise<PositionRow | undefined> {
  return db
    .selectFrom('position')
    .select(['positionId', 'personId', 'roleId', 'unitId', 'title', 'shift', 'validFrom', 'validTo', 'sourceBatchId', 'positionNumber'])
    .where('positionId', '=', positionId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
}

const openCorrections = (db: Reader) =>
  db
    .selectFrom('person_override')
    .select(['overrideId', 'personId', 'field', 'value', 'sourceValue', 'reason', 'validFrom', 'expiresOn', 'endedOn', 'endReason'])
    .where('recordedTo', 'is', null)
    .where('endedOn', 'is', null);

const knownIdentifiers = (db: Reader) =>
  db
    .selectFrom('person_identifier')
    .select(['identifierId', 'personId', 'system', 'value', 'validTo', 'sourceBatchId'])
    .where('recordedTo', 'is', null);
