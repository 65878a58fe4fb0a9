import type { Contract } from '../../../../shared/contract';
import { barOn, barsOf, type Bar } from '../../../../shared/domain/calibration/reach';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { authorityRecord, signedAuthorityContent } from '../../db/signed-authority';
import { peopleWithin } from '../../db/sql/assessments';
import { authoritiesOf, authorityVersions, everyAuthority, type StoredAuthority } from '../../db/sql/assessor-authorities';
import { decidedOf, type ReachingResult } from '../../db/sql/assessor-results';
import { titlesById } from '../../db/sql/item-titles';
import { allFrameworks } from '../../db/sql/framework-library';
import { accountsWithRole, allAccounts } from '../../db/sql/users';
import type { QueryUseCase, ReadContext } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';

type Assessors = Contract['assessors'];

export const listAuthorities: QueryUseCase<Assessors['list']> = async (db, { asOf, userId }, ctx) => {
  const day = asOf ?? ctx.today;
  const found = userId === null ? await everyAuthority(db) : await authoritiesOf(db, userId);
  const shown = await inScope(db, await shownAuthorities(db, found, day), ctx);
  return ok({ authorities: shown.toSorted((a, b) => a.userName.localeCompare(b.userName) || (a.from < b.from ? 1 : -1)), asOf: day });
};

export const getAuthority: QueryUseCase<Assessors['get']> = async (db, { authorityId }, ctx) => {
  const rows = await authorityVersions(db, authorityId);
  const versions = await shownAuthorities(db, rows, ctx.today);
  const newest = (await inScope(db, versions.slice(-1), ctx))[0];
  if (newest === undefined) return fail('AuthorityNotFound');
  const content = await signedAuthorityContent(db, authorityId, rows.length);
  if (content === null) throw new Error('a version of an authorisation is not there');
  const signatures = await shownSignatures(db, { recordType: authorityRecord, recordId: authorityId, revision: rows.length, content });
  return ok({
    authority: newest,
    versions: versions.map((version, index) => ({ ...version, entryNumber: rows[index]?.recordedFrom ?? 0 })).toReversed(),
    signatures: signatures.filter(({ revision }) => revision === rows.length),
  });
};

export const authorityCandidates: QueryUseCase<Assessors['candidates']> = async (db) => {
  const accounts = await accountsWithRole(db, 'assessor');
  return ok({ accounts: accounts.map(({ userId, printedName, login, personId }) => ({ userId, name: printedName, login, personId })) });
};

/** Those of oneself and of the people whom the session's user may see. */
async function inScope<Shown extends { readonly userId: string; readonly personId: string | null }>(
  db: Reader,
  shown: readonly Shown[],
  { scope, actor, today }: ReadContext,
): Promise<readonly Shown[]> {
  if (scope.kind === 'site') return shown;
  const people = shown.flatMap(({ personId }) => (personId === null ? [] : [personId]));
  const seen = await peopleWithin(db, people, scope, today);
  return shown.filter(({ userId, personId }) => userId === actor.userId || (personId !== null && seen.has(personId)));
}

/** Authorisations as they are shown, with whether each counts on a day. */
async function shownAuthorities(db: Reader, found: readonly StoredAuthority[], day: string) {
  const accounts = new Map((await allAccounts(db)).map((account) => [account.userId, account]));
  const titles = await titlesById(
    db,
    found.flatMap(({ scope, scopeIds }) => (scope === 'competencies' ? scopeIds : [])),
  );
  const libraries = new Map((await allFrameworks(db)).map(({ frameworkId, name }) => [frameworkId, name]));
  const bars = new Map<string, readonly Bar<ReachingResult>[]>();
  for (const userId of new Set(found.map((row) => row.userId))) {
    bars.set(userId, barsOf(await decidedOf(db, { userId, personId: accounts.get(userId)?.personId ?? null })));
  }
  return found.map(({ scope, scopeIds, validFrom, validTo, kinds, signedBy, ...row }) => {
    const ids = [...scopeIds];
    const { since: recalibrateSince, inPart: recalibrateInPart } = recalibrationOf(bars.get(row.userId) ?? [], { scope, scopeIds: ids });
    const isSuspended = row.suspendedFrom !== null && row.suspendedFrom <= day;
    return {
      ...row,
      userName: accounts.get(row.userId)?.printedName ?? row.userId,
      personId: accounts.get(row.userId)?.personId ?? null,
      scope: scope === 'all' ? { kind: scope } : { kind: scope, ids },
      scopeNames: ids.map((id) => (scope === 'library' ? libraries.get(id) : titles.get(id)) ?? id),
      kinds: [...kinds],
      from: validFrom,
      until: validTo,
      signedBy: accounts.get(signedBy)?.printedName ?? signedBy,
      recalibrateSince,
      recalibrateInPart,
      isInForce:
        validFrom <= day &&
        (validTo === null || day <= validTo) &&
        !isSuspended &&
        (recalibrateSince === null || recalibrateInPart || day < recalibrateSince),
    };
  });
}

/** Since when recalibration is due in what an authorisation allows, and whether in a part of it alone. */
function recalibrationOf(
  bars: readonly Bar<ReachingResult>[],
  { scope, scopeIds }: Pick<StoredAuthority, 'scope' | 'scopeIds'>,
): { readonly since: string | null; readonly inPart: boolean } {
  if (scope === 'competencies') {
    const barred = scopeIds.flatMap((one) => barOn(bars, one) ?? []);
    return { since: barred[0]?.result.decidedOn ?? null, inPart: barred.length > 0 && barred.length < scopeIds.length };
  }
  const [newest] = bars;
  return {
    since: newest?.result.decidedOn ?? null,
    inPart: newest !== undefined && bars.every(({ only, but }) => only !== null || but.length > 0),
  };
}
