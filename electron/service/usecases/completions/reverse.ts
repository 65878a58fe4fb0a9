import type { Contract } from '../../../../shared/contract';
import type { KnownCompletion } from '../../../../shared/domain/completions/plan-completions';
import { partsOfRevisionKey, revisionKey } from '../../../../shared/domain/completions/revision-key';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import type { ImportBatchRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import { claimsOfBatch } from '../../db/sql/completions/claims';
import { knownCompletions } from '../../db/sql/completions/known-completions';
import { completionsOfBatch, voidedByBatch, type StandingCompletion } from '../../db/sql/completions/queues';
import { batchById, insertBatch } from '../../db/sql/imports';
import { endVersions } from '../../db/sql/versions';
import type { CommandContext, CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { insertCompletions, insertVoids, recordName, stateDigest } from './write-completions';
import { appendEvidence } from './write-evidence';

interface Undone {
  readonly takenBack: number;
  readonly restored: number;
  readonly state: { readonly before: string; readonly after: string } | null;
  readonly changes: readonly AuditChange[];
}

type ChangedSince = Failure<'ChangedSince', { readonly records: number }>;

/** A compensating batch: nothing is removed, and what the import had taken the place of stands again as its next revision. */
export const reverseCompletions: CommandUseCase<Contract['completions']['reverse']> = async (tx, { batchId, reason }, ctx) => {
  const named = await batchById(tx, batchId);
  if (named === undefined || (named.kind !== 'completions' && named.kind !== 'matrix')) return fail('BatchNotFound');
  if (named.reversedBy !== null) return fail('AlreadyReversed');
  const reversalId = ctx.makeId();
  const batch = reversalRow(named, { reversalId, reason }, ctx);
  const undone = await (named.kind === 'matrix'
    ? undoClaims(tx, ctx, batchId)
    : undoCompletions(tx, ctx, { batchId, reversalId, batch, reason }));
  if (!undone.ok) return undone;
  const { takenBack, restored, state, changes } = undone.value;
  const row = { ...batch, created: restored, updated: takenBack, stateBefore: state?.before ?? null, stateAfter: state?.after ?? null };
  if (named.kind === 'matrix') await insertBatch(tx, row, []);
  const signature = await signRecord(tx, ctx, {
    recordType: 'import_batch',
    recordId: reversalId,
    revision: 1,
    content: row,
    meaning: 'Approved to take the import back',
  });
  ctx.audit({
    action: 'completions.reverse',
    entity: 'import_batch',
    entityId: reversalId,
    reason,
    changes: [
      { entity: 'import_batch', entityId: reversalId, personId: null, old: null, new: row },
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
      ...changes,
    ],
  });
  return ok({ batchId: reversalId, takenBack, restored });
};

async function undoClaims(tx: Tx, ctx: CommandContext, batchId: string): Promise<Result<Undone, ChangedSince>> {
  const claims = await claimsOfBatch(tx, batchId);
  const decided = claims.filter(({ state }) => state !== 'open').length;
  if (decided > 0) return fail('ChangedSince', { records: decided });
  const changes = await endVersions(
    tx,
    ctx.entry,
    'legacy_claim',
    claims.map(({ claimId }) => [claimId]),
  );
  return ok({ takenBack: claims.length, restored: 0, state: null, changes });
}

interface Undoing {
  readonly batchId: string;
  readonly reversalId: string;
  readonly batch: ImportBatchRow;
  readonly reason: string;
}

async function undoCompletions(
  tx: Tx,
  ctx: CommandContext,
  { batchId, reversalId, batch, reason }: Undoing,
): Promise<Result<Undone, ChangedSince>> {
  const brought = await completionsOfBatch(tx, batchId);
  const former = await voidedByBatch(tx, batchId);
  const keyOf = ({ recordKey }: { readonly recordKey: string }): string => partsOfRevisionKey(recordKey).key;
  const nameOf = (row: { readonly system: string; readonly recordKey: string }): string =>
    recordName({ system: row.system, recordKey: keyOf(row) });
  const known = await newestRevisions(tx, [...brought, ...former]);
  const own = new Set(brought.map(({ completionId }) => completionId));
  const later = [
    ...brought.filter(({ isVoided }) => isVoided === 1),
    ...former.filter((row) => {
      const newest = known.get(nameOf(row));
      return newest !== undefined && !newest.isVoided && !own.has(newest.completionId);
    }),
  ];
  if (later.length > 0) return fail('ChangedSince', { records: later.length });
  const restored = former.map(({ effectivePersonId, ...row }): StandingCompletion => ({
    ...row,
    completionId: ctx.makeId(),
    batchId: reversalId,
    recordKey: revisionKey(keyOf(row), (known.get(nameOf(row))?.revision ?? 0) + 1),
    personId: effectivePersonId,
    entryNumber: ctx.entry,
    effectivePersonId,
  }));
  const restoredByName = new Map(restored.map((row) => [nameOf(row), row.contentDigest]));
  const broughtByName = new Map(brought.map((row) => [nameOf(row), row.contentDigest]));
  const names = [...new Set([...brought, ...former].map(nameOf))];
  const state = {
    before: stateDigest(names.map((name) => [name, broughtByName.get(name) ?? null] as const)),
    after: stateDigest(names.map((name) => [name, restoredByName.get(name) ?? null] as const)),
  };
  // The rows of a batch refer to it, so that it is there before them.
  await insertBatch(
    tx,
    { ...batch, created: restored.length, updated: brought.length, stateBefore: state.before, stateAfter: state.after },
    [],
  );
  const changes = [
    ...(await insertVoids(
      tx,
      brought.map(({ completionId }) => ({
        completionId,
        batchId: reversalId,
        reason: `The import was taken back: ${reason}`,
        entryNumber: ctx.entry,
      })),
    )),
    ...(await insertCompletions(
      tx,
      restored.map(({ effectivePersonId: _person, ...row }) => row),
    )),
    ...(await appendEvidence(tx, ctx, restored)),
  ];
  return ok({ takenBack: brought.length, restored: restored.length, state, changes });
}

/** The newest revision of each record, by the names of the records: a package brings those of several systems. */
async function newestRevisions(
  tx: Tx,
  rows: ReadonlyArray<{ readonly system: string; readonly recordKey: string }>,
): Promise<ReadonlyMap<string, KnownCompletion>> {
  const newest = new Map<string, KnownCompletion>();
  for (const system of new Set(rows.map((row) => row.system))) {
    const keys = rows.flatMap((row) => (row.system === system ? [partsOfRevisionKey(row.recordKey).key] : []));
    for (const [recordKey, known] of await knownCompletions(tx, system, [...new Set(keys)]))
      newest.set(recordName({ system, recordKey }), known);
  }
  return newest;
}

function reversalRow(
  { fileName, sha256, batchId }: ImportBatchRow,
  { reversalId, reason }: { readonly reversalId: string; readonly reason: string },
  ctx: CommandContext,
): ImportBatchRow {
  return {
    batchId: reversalId,
    fileName,
    sha256,
    origin: reason.slice(0, 200),
    mapping: '[]',
    rowCount: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    tripwireReason: null,
    committedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    committedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
    kind: 'reversal',
    profileId: null,
    profileRevision: null,
    packageInId: null,
    partnerId: null,
    publicKey: null,
    reversesBatchId: batchId,
    stateBefore: null,
    stateAfter: null,
  };
}
