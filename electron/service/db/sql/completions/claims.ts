import { sql } from 'kysely';
import type { Scope } from '../../../../../shared/domain/permissions';
import type { LegacyClaimRow } from '../../intake-schema';
import type { Reader } from '../../schema';

export type ShownClaimRow = LegacyClaimRow & { readonly fileName: string };

const claimColumns = sql.raw(
  [
    'claimId',
    'personId',
    'competencyId',
    'level',
    'symbol',
    'cell',
    'statedOn',
    'batchId',
    'state',
    'decisionReason',
    'decidedBy',
    'decidedAt',
  ]
    .map((column) => `k.${column}`)
    .join(', '),
);

/** The claims that an import brought and that were not taken back. */
export async function claimsOfBatch(db: Reader, batchId: string): Promise<LegacyClaimRow[]> {
  const { rows } = await sql<LegacyClaimRow>`
    SELECT ${claimColumns} FROM legacy_claim AS k WHERE k.batchId = ${batchId} AND k.recordedTo IS NULL ORDER BY k.claimId`.execute(db);
  return rows;
}

export async function claimsById(db: Reader, claimIds: readonly string[]): Promise<LegacyClaimRow[]> {
  const { rows } = await sql<LegacyClaimRow>`
    SELECT ${claimColumns} FROM json_each(${JSON.stringify(claimIds)}) AS j
    JOIN legacy_claim AS k ON k.claimId = j.value AND k.recordedTo IS NULL`.execute(db);
  return rows;
}

/** Claims about some people, or everybody, in the order of the people and of the cells. */
export async function claimsInScope(db: Reader, scope: Scope, day: string, isOpen: boolean): Promise<ShownClaimRow[]> {
  const state = isOpen ? sql`k.state = 'open'` : sql`k.state <> 'open'`;
  const within =
    scope.kind === 'site'
      ? sql`1`
      : sql`(k.personId = ${scope.ownPersonId} OR EXISTS (
          SELECT 1 FROM position AS p WHERE p.personId = k.personId AND p.recordedTo IS NULL AND p.validFrom <= ${day}
            AND (p.validTo IS NULL OR p.validTo >= ${day}) AND p.unitId IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))
        ))`;
  const { rows } = await sql<ShownClaimRow>`
    SELECT ${claimColumns}, b.fileName FROM legacy_claim AS k JOIN import_batch AS b ON b.batchId = k.batchId
    WHERE k.recordedTo IS NULL AND ${state} AND ${within} ORDER BY k.personId, k.cell, k.claimId`.execute(db);
  return rows;
}

/** What is claimed of people already, in any state, by person, competency, level and day. */
export async function claimKeys(db: Reader): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('legacy_claim')
    .select(['personId', 'competencyId', 'level', 'statedOn'])
    .where('recordedTo', 'is', null)
    .execute();
  return new Set(rows.map(claimKey));
}

export const claimKey = (claim: Pick<LegacyClaimRow, 'personId' | 'competencyId' | 'level' | 'statedOn'>): string =>
  JSON.stringify([claim.personId, claim.competencyId, claim.level, claim.statedOn]);
