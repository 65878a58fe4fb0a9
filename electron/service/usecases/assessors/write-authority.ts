import { isRealDate } from '../../../../shared/domain/calendar';
import type { AuthorityTerms } from '../../../../shared/contract/assessors';
import { fail, ok } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import type { AssessorAuthorityRow } from '../../db/authority-schema';
import { authorityRecord, signedAuthorityContent } from '../../db/signed-authority';
import type { Tx } from '../../db/schema';
import { authorityById, versionsOfAuthority } from '../../db/sql/assessor-authorities';
import { accountById } from '../../db/sql/users';
import { writeVersion } from '../../db/sql/versions';
import type { CommandContext } from '../context';
import { signRecord } from '../signatures/sign-record';

/** The columns that an authorisation's terms fill; a date that is none, or a last day before its first, is refused. */
export function termsOf({ scope, kinds, from, until, ...rest }: AuthorityTerms) {
  const { trainedOn, trainedUntil, calibratedOn, calibratedUntil } = rest;
  const days = [from, until, trainedOn, trainedUntil, calibratedOn, calibratedUntil];
  if (days.some((day) => day !== null && !isRealDate(day))) return fail('NotADate');
  const spans = [
    [from, until],
    [trainedOn, trainedUntil],
    [calibratedOn, calibratedUntil],
  ] as const;
  if (spans.some(([first, last]) => last !== null && (first === null || last < first))) return fail('EndsBeforeItBegins');
  const scopeIds = scope.kind === 'all' ? [] : [...new Set(scope.ids)].toSorted();
  return ok({
    ...rest,
    scope: scope.kind,
    scopeIds: JSON.stringify(scopeIds),
    kinds: JSON.stringify([...new Set(kinds)].toSorted()),
    validFrom: from,
    validTo: until,
  });
}

/** Whether somebody would authorise themselves: who signs or whose session it is, by this account or by another of the same person. */
export async function isOwnAuthority(tx: Tx, ctx: CommandContext, userId: string): Promise<boolean> {
  const acting = [ctx.signer.userId, ctx.session.userId];
  if (acting.includes(userId)) return true;
  const personId = (await accountById(tx, userId))?.personId ?? null;
  if (personId === null) return false;
  const accounts = await Promise.all(acting.map((acts) => accountById(tx, acts)));
  return accounts.some((account) => account?.personId === personId);
}

/** Writes and signs the next version of an authorisation, with its entry in the log; false: it says what it said before. */
export async function writeAuthority(
  tx: Tx,
  ctx: CommandContext,
  row: AssessorAuthorityRow,
  done: { readonly action: string; readonly meaning: string; readonly reason: string },
): Promise<boolean> {
  const changes = await writeAuthorityVersion(tx, ctx, row, done.meaning);
  if (changes.length === 0) return false;
  ctx.audit({
    action: done.action,
    entity: 'assessor_authority',
    entityId: row.authorityId,
    reason: done.reason,
    validFrom: row.validFrom,
    changes,
  });
  return true;
}

/** Writes and signs the next version of an authorisation. Answers with the changes for the log; none: it says what it said before. */
export async function writeAuthorityVersion(
  tx: Tx,
  ctx: CommandContext,
  row: AssessorAuthorityRow,
  meaning: string,
): Promise<AuditChange[]> {
  const { authorityId } = row;
  const known = await authorityById(tx, authorityId);
  // Who signed is no part of what it says.
  if (known !== undefined && isSame({ ...known, signedBy: '' }, { ...row, signedBy: '' })) return [];
  const change = await writeVersion(tx, ctx.entry, 'assessor_authority', row);
  if (change === null) return [];
  const revision = (await versionsOfAuthority(tx, authorityId)).length;
  const content = await signedAuthorityContent(tx, authorityId, revision);
  if (content === null) throw new Error('the authorisation to be signed is not there');
  const signature = await signRecord(tx, ctx, { recordType: authorityRecord, recordId: authorityId, revision, content, meaning });
  return [change, { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } }];
}

function isSame(a: AssessorAuthorityRow, b: AssessorAuthorityRow): boolean {
  const keys: ReadonlyArray<keyof AssessorAuthorityRow> = Object.keys(a).filter((key): key is keyof AssessorAuthorityRow => key in b);
  return keys.every((key) => a[key] === b[key]);
}
