import type { Contract } from '../../../../shared/contract';
import { contentDigest } from '../../db/content-digest';
import type { ImportBatchRow, ImportRejectRow } from '../../db/core-schema';
import type { IntakeProfileRow } from '../../db/intake-schema';
import { insertRows } from '../../db/insert-rows';
import { insertBatch } from '../../db/sql/imports';
import { newestProfile, newestProfiles } from '../../db/sql/intake-profiles';
import { isChangedSince } from '../../db/sql/intake-records';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import type { Tx } from '../../db/schema';
import { each, type PackedPlan, rejectsOf } from '../../jobs/intake/packed-plan';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { CommandContext, CommandUseCase, InputOf } from '../context';
import { signRecord } from '../signatures/sign-record';
import { actTeller } from './act-teller';
import { afterPositions } from './after-positions';
import { fileIsSame } from './file-is-same';
import { forgetPrepared, preparedImport, type PreparedImport } from './prepared-import';
import { stillSends } from './sender-of-file';
import { stateDigests } from './state-digest';
import { writePlan } from './write-plan';

type Commit = Contract['imports']['commit'];

/** What a plan is made from: one of these written since makes it outdated. */
const restsOn = [
  'person',
  'employment',
  'position',
  'person_identifier',
  'person_override',
  'org_unit',
  'job_role',
  'source_record',
  'intake_profile',
  'site',
] as const;

export const commitImport: CommandUseCase<Commit> = async (tx, input, ctx) => {
  const prepared = preparedImport(ctx.session.prepared, input.previewId);
  if (prepared === null) return fail('PreviewExpired');
  const { reading } = prepared;
  const { plan, batchId, profileId } = reading;
  if (plan === null) return fail('MappingIncomplete', { missing: reading.shown.problems.map(({ message }) => message) });
  const byJobCode = reading.content.columns.some(({ field }) => field === 'jobCode'); // roles are found by it
  if (reading.today !== ctx.today || (await isChangedSince(tx, reading.basis, byJobCode ? [...restsOn, 'framework_item'] : restsOn)))
    return fail('PreviewOutdated');
  if (!(await fileIsSame(prepared.source, reading.shown.sha256))) return fail('FileChanged');
  const refused = refusal(prepared, plan, input);
  if (!refused.ok) return refused;
  const { sender } = prepared;
  const sends = sender === null ? ok(null) : await stillSends(tx, sender);
  if (!sends.ok) return sends;
  const origin = sender?.name ?? input.origin;
  if (origin === null) return fail('OriginNeeded');
  const profile = await profileOf(tx, prepared, input, ctx);
  if (!profile.ok) return profile;
  const reason = input.tripwireReason === '' ? null : input.tripwireReason;

  const tell = actTeller(ctx, input.previewId);
  const telling = tell('writing');
  const written = await writePlan(tx, ctx.entry, profileId, plan.writes, (done) => telling(done, plan.records));
  await deriveStandings(tx, [...each(plan.writes, 'movedPeople')], (await siteFacts(tx)).expiringDays, undefined, tell('standings'));
  const changes = [...written, ...(await afterPositions(tx, ctx, [...each(plan.writes, 'positions')], written))];
  const { totals } = plan.dryRun;
  const state = await stateDigests(changes, tell('digests'));
  const batch: ImportBatchRow = {
    batchId,
    fileName: prepared.fileName,
    sha256: reading.shown.sha256,
    origin,
    mapping: JSON.stringify(reading.content.columns),
    rowCount: totals.rows,
    created: totals.create,
    updated: totals.update,
    unchanged: totals.unchanged,
    rejected: totals.reject,
    tripwireReason: reason,
    committedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    committedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
    kind: 'people',
    profileId,
    profileRevision: profile.value.revision,
    packageInId: null,
    partnerId: sender?.partnerId ?? null,
    publicKey: sender?.publicKey ?? null,
    reversesBatchId: null,
    stateBefore: state.before,
    stateAfter: state.after,
  };
  const rejects = rejectsOf(plan).map((reject, ordinal): ImportRejectRow => ({ batchId, ordinal, ...reject }));
  await insertBatch(tx, batch, rejects);
  if (profile.value.added !== null) await insertRows(tx, 'intake_profile', [profile.value.added]);
  const meaning = 'Approved for import';
  const signature = await signRecord(tx, ctx, { recordType: 'import_batch', recordId: batchId, revision: 1, content: batch, meaning });
  const added = (entity: string, entityId: string, row: ImportBatchRow | ImportRejectRow | IntakeProfileRow | typeof signature) =>
    ({ entity, entityId, personId: null, old: null, new: { ...row } }) as const;
  ctx.audit({
    action: 'imports.commit',
    entity: 'import_batch',
    entityId: batchId,
    reason,
    tell: tell('record'),
    changes: [
      added('import_batch', batchId, batch),
      added('signature', signature.signatureId, signature),
      ...(profile.value.added === null ? [] : [added('intake_profile', `${profileId}/${profile.value.revision}`, profile.value.added)]),
      ...rejects.map((reject) => added('import_reject', `${batchId}/${reject.ordinal}`, reject)),
      ...changes,
    ],
  });
  ctx.afterCommit(() => forgetPrepared(ctx.session.prepared));
  const { created, updated, unchanged, rejected } = batch;
  return ok({ batchId, created, updated, unchanged, rejected, profileId, profileRevision: profile.value.revision });
};

function refusal({ reading, sender }: PreparedImport, { dryRun }: PackedPlan, { tripwireReason }: InputOf<Commit>) {
  if (!reading.content.allowsUnsigned && sender === null) return fail('SignatureNeeded');
  const { reject } = dryRun.totals;
  if (reading.content.partialFailure === 'wholeFile' && reject > 0) return fail('RowsRejected', { rejected: reject });
  const isReasonGiven = tripwireReason !== null && tripwireReason !== '';
  if (dryRun.tripwires.length > 0 && !isReasonGiven)
    return fail('TripwireNotAccepted', { codes: dryRun.tripwires.map(({ code }) => code) });
  return ok(undefined);
}

interface UsedProfile {
  readonly revision: number;
  /** The revision that is approved with the import; null: the approved one was used. */
  readonly added: IntakeProfileRow | null;
}

/** The revision that the file was read by. A new or changed one is approved by whoever approves the import. */
async function profileOf(
  tx: Tx,
  { reading }: PreparedImport,
  { profileName }: InputOf<Commit>,
  ctx: CommandContext,
): Promise<Result<UsedProfile, Failure<'ProfileNameNeeded', undefined>>> {
  const { profileId, content } = reading;
  const approved = await newestProfile(tx, profileId);
  if (approved !== undefined && !reading.shown.isProfileNew) return ok({ revision: approved.revision, added: null });
  const name = approved?.name ?? profileName;
  if (name === null) return fail('ProfileNameNeeded');
  const others = await newestProfiles(tx, 'people');
  const isTaken = others.some((other) => other.profileId !== profileId && other.name.toLowerCase() === name.toLowerCase());
  if (isTaken) return fail('ProfileNameNeeded');
  const revision = (approved?.revision ?? 0) + 1;
  const added: IntakeProfileRow = {
    profileId,
    revision,
    name,
    kind: 'people',
    content: JSON.stringify(content),
    isRetired: 0,
    contentDigest: contentDigest({ name, content, isRetired: false }),
    preparedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    approvedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  return ok({ revision, added });
}
