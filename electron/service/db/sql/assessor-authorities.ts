import { z } from 'zod';
import { assessmentKinds } from '../../../../shared/domain/assessment';
import type { AuthorityFact } from '../../../../shared/domain/assessor-authority';
import type { AssessorAuthorityRow } from '../authority-schema';
import { prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';

const columns = [
  'authorityId',
  'userId',
  'scope',
  'scopeIds',
  'highestLevel',
  'kinds',
  'validFrom',
  'validTo',
  'trainedOn',
  'trainedUntil',
  'calibratedOn',
  'calibratedUntil',
  'suspendedFrom',
  'suspendReason',
  'signedBy',
] as const;

const ofUser = prepared((db, given: Given<{ userId: string }>) =>
  db.selectFrom('assessor_authority').select(columns).where('userId', '=', given('userId')).where('recordedTo', 'is', null),
);

const ids = z.array(z.string());
const kinds = z.array(z.enum(assessmentKinds));

/** An authorisation as it is stored, its lists read. */
export type StoredAuthority = Omit<AssessorAuthorityRow, 'scopeIds' | 'kinds'> & AuthorityFact;

/** Its lists read. */
export const asFact = ({ scopeIds, kinds: kindList, ...row }: AssessorAuthorityRow): StoredAuthority => ({
  ...row,
  scopeIds: ids.parse(JSON.parse(scopeIds)),
  kinds: kinds.parse(JSON.parse(kindList)),
});

/** What an account is authorised to assess, as it is known now. */
export async function authoritiesOf(db: Reader, userId: string): Promise<StoredAuthority[]> {
  return (await ofUser(db, { userId })).map(asFact);
}

/** Every authorisation that is known now, for the register. */
export async function everyAuthority(db: Reader): Promise<StoredAuthority[]> {
  const rows = await db
    .selectFrom('assessor_authority')
    .select(columns)
    .where('recordedTo', 'is', null)
    .orderBy('validFrom', 'desc')
    .orderBy('authorityId')
    .execute();
  return rows.map(asFact);
}

/** An authorisation as it is known now; undefined: there is none. */
export async function authorityById(db: Reader, authorityId: string): Promise<AssessorAuthorityRow | undefined> {
  return db
    .selectFrom('assessor_authority')
    .select(columns)
    .where('authorityId', '=', authorityId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
}

/** The authorisations of some accounts that have not ended by a day, as they are stored. */
export async function authoritiesLasting(db: Reader, userIds: readonly string[], day: string): Promise<AssessorAuthorityRow[]> {
  return db
    .selectFrom('assessor_authority')
    .select(columns)
    .where('userId', 'in', userIds)
    .where('recordedTo', 'is', null)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', day)]))
    .orderBy('authorityId')
    .execute();
}

/** Every version of an authorisation, oldest first, its lists read. */
export async function authorityVersions(db: Reader, authorityId: string): Promise<Array<StoredAuthority & { recordedFrom: number }>> {
  const rows = await versionsOfAuthority(db, authorityId);
  return rows.map(({ recordedFrom, ...row }) => ({ ...asFact(row), recordedFrom }));
}

/** Every version of an authorisation as it is stored, oldest first. */
export async function versionsOfAuthority(
  db: Reader,
  authorityId: string,
): Promise<Array<AssessorAuthorityRow & { recordedFrom: number }>> {
  return db
    .selectFrom('assessor_authority')
    .select([...columns, 'recordedFrom'])
    .where('authorityId', '=', authorityId)
    .orderBy('recordedFrom')
    .execute();
}
