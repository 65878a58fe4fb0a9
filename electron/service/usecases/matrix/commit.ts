import type { Contract } from '../../../../shared/contract';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import { contentDigest } from '../../db/content-digest';
import type { ImportBatchRow, ImportRejectRow } from '../../db/core-schema';
import type { IntakeProfileRow } from '../../db/intake-schema';
import type { Tx } from '../../db/schema';
import { insertBatch } from '../../db/sql/imports';
import { newestProfiles } from '../../db/sql/intake-profiles';
import { isChangedSince } from '../../db/sql/intake-records';
import { writeVersions } from '../../db/sql/versions';
import { keptMatrix } from '../../jobs/matrix/matrix-file';
import type { CommandContext, CommandUseCase } from '../context';
import { approveBatch } from '../signatures/approve-batch';
import { preparedMatrix, type PreparedMatrix } from './prepared-matrix';

const restsOn = ['person', 'legacy_claim', 'framework_item', 'intake_profile'];

/** Each claim waits for somebody who can judge it; the profile is approved with the first file that is read by it. */
export const commitMatrix: CommandUseCase<Contract['matrix']['commit']> = async (tx, { previewId, origin, profileName }, ctx) => {
  const prepared = preparedMatrix.find(ctx.session.prepared, previewId);
  if (prepared === null) return fail('PreviewExpired');
  const { read } = prepared;
  if (await isChangedSince(tx, read.basis, restsOn)) return fail('PreviewOutdated');
  const symbols = read.symbols.filter(({ meaning }) => meaning === null).map(({ symbol }) => symbol);
  if (symbols.length > 0) return fail('SymbolsOpen', { symbols });
  if (read.claims.length === 0) return fail('NothingNew');
  const profile = await profileOf(tx, prepared, profileName, ctx);
  if (!profile.ok) return profile;
  const { row: newProfile, profileId, revision } = profile.value;

  const batchId = ctx.makeId();
  const batch = batchRow(prepared, { batchId, origin, profileId, profileRevision: revision }, ctx);
  const rejects = rejectsOf(prepared, batchId);
  await insertBatch(tx, batch, rejects);
  if (newProfile !== null) await tx.insertInto('intake_profile').values(newProfile).execute();
  const claims = read.claims.map(({ personId, competencyId, level, symbol, cell }) => ({
    claimId: ctx.makeId(),
    personId,
    competencyId,
    level,
    symbol,
    cell,
    statedOn: read.reading.statedOn,
    batchId,
    state: 'open' as const,
    decisionReason: null,
    decidedBy: null,
    decidedAt: null,
  }));
  const changes = await writeVersions(tx, ctx.entry, 'legacy_claim', claims);
  const approved = await approveBatch(tx, ctx, batch, rejects);
  ctx.audit({
    action: 'matrix.commit',
    entity: 'import_batch',
    entityId: batchId,
    changes: [
      ...approved,
      ...(newProfile === null
        ? []
        : [{ entity: 'intake_profile', entityId: `${profileId}/${revision}`, personId: null, old: null, new: newProfile }]),
      ...changes,
    ],
  });
  ctx.afterCommit(() => preparedMatrix.forget(ctx.session.prepared));
  return ok({ batchId, claims: claims.length, profileId, profileRevision: revision });
};

/** The profile that the file was read by, its next revision where the reading was changed, or a new one. */
async function profileOf(
  tx: Tx,
  { read }: PreparedMatrix,
  name: string | null,
  ctx: CommandContext,
): Promise<
  Result<
    { readonly row: IntakeProfileRow | null; readonly profileId: string; readonly revision: number },
    Failure<'ProfileNameNeeded', undefined>
  >
> {
  const content = canonicalJson(keptMatrix.parse(read.reading));
  const others = await newestProfiles(tx, 'matrix');
  const before = others.find(({ profileId }) => profileId === read.profile?.profileId);
  if (before !== undefined && before.content === content) return ok({ row: null, profileId: before.profileId, revision: before.revision });
  const isTaken = others.some((one) => one !== before && one.name.toLowerCase() === (name ?? '').toLowerCase());
  if (before === undefined && (name === null || isTaken)) return fail<'ProfileNameNeeded'>('ProfileNameNeeded');
  const row: IntakeProfileRow = {
    profileId: before?.profileId ?? ctx.makeId(),
    revision: (before?.revision ?? 0) + 1,
    name: before?.name ?? name ?? '',
    kind: 'matrix',
    content,
    isRetired: 0,
    contentDigest: contentDigest({ content }),
    preparedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    approvedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  return ok({ row, profileId: row.profileId, revision: row.revision });
}

/** What was not taken, as the preview said; a heading nobody knows is told by the first row of headings. */
function rejectsOf({ read: { problems, reading } }: PreparedMatrix, batchId: string): ImportRejectRow[] {
  const headings = reading.headerRows[0] ?? 1;
  return problems.map(({ code, rowNumber, value, message }, ordinal) => ({
    batchId,
    ordinal,
    rowNumber: rowNumber ?? headings,
    code,
    reason: message,
    value,
  }));
}

function batchRow(
  { fileName, read }: PreparedMatrix,
  given: Pick<ImportBatchRow, 'batchId' | 'origin' | 'profileId' | 'profileRevision'>,
  ctx: CommandContext,
): ImportBatchRow {
  return {
    ...given,
    fileName,
    sha256: read.sha256,
    mapping: '[]',
    rowCount: read.rowCount,
    created: read.claims.length,
    updated: 0,
    unchanged: read.known,
    rejected: read.problems.length,
    tripwireReason: null,
    committedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    committedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
    kind: 'matrix',
    packageInId: null,
    partnerId: null,
    publicKey: null,
    reversesBatchId: null,
    stateBefore: null,
    stateAfter: null,
  };
}
