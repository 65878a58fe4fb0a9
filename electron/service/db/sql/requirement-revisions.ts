import { sql } from 'kysely';
import { requirementSpans, type RequirementVersion } from '../../../../shared/domain/framework/requirement-spans';
import type { Flag } from '../core-schema';
import type { Reader } from '../schema';

export interface RevisionNamed {
  readonly revisionId: string;
  readonly number: number;
  readonly title: string;
}

/** Says of a requirement which revision made it what it is on a day; null for what was there before revisions. */
export type RevisionOf = (requirementId: string, day: string) => RevisionNamed | null;

/** The revisions that some requirements come from, everywhere and in some pilots. */
export async function revisionsOf(db: Reader, requirementIds: readonly string[], pilots: readonly string[] = []): Promise<RevisionOf> {
  const { rows } = await sql<Omit<RequirementVersion, 'isRetired'> & MaybeRevision & { readonly isRetired: Flag }>`
    SELECT i.itemId, i.validFrom, i.pilotOf, i.recordedFrom, i.isRetired, r.revisionId, r.number, r.title
    FROM framework_item i LEFT JOIN framework_revision r ON r.revisionId = i.revisionId AND r.recordedTo IS NULL
    WHERE i.recordedTo IS NULL AND i.itemId IN (SELECT value FROM json_each(${JSON.stringify([...new Set(requirementIds)])}))`.execute(db);
  const versions = rows.map((row) => ({ ...row, isRetired: row.isRetired === 1 }));
  const known = new Set(pilots);
  return (requirementId, day) => {
    const own = versions.filter(({ itemId }) => itemId === requirementId);
    const version = requirementSpans(own, known).find(({ from, to }) => from <= day && (to === null || day <= to))?.version;
    return version === undefined ? null : revisionIn(version);
  };
}

type MaybeRevision = { readonly [K in keyof RevisionNamed]: RevisionNamed[K] | null };

/** The revision that a row names, where its item has one. */
export function revisionIn({ revisionId, number, title }: MaybeRevision): RevisionNamed | null {
  return revisionId === null || number === null || title === null ? null : { revisionId, number, title };
}
