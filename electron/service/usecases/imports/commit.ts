import type { Contract } from '../../../../shared/contract';
import type { ImportPlan } from '../../../../shared/domain/hris/plan-types';
import { fail, ok } from '../../../../shared/result';
import type { ImportBatchRow, ImportRejectRow } from '../../db/core-schema';
import { insertBatch } from '../../db/sql/imports';
import { everyJobRole } from '../../db/sql/job-roles';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import { endVersions, writeVersions } from '../../db/sql/versions';
import type { CommandContext, CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { loadKnownPeople } from './known-people';
import { planOrganisation } from './plan-organisation';
import { forgetPrepared, preparedImport, type PreparedImport } from './prepared-import';
import { rowsOfPlan } from './rows-of-plan';

export const commitImport: CommandUseCase<Contract['imports']['commit']> = async (tx, { previewId, origin, tripwireReason }, ctx) => {
  const prepared = preparedImport(ctx.session.prepared, previewId);
  if (prepared === null) return fail('PreviewExpired');
  const { plan, problems } = prepared;
  if (plan === null) return fail('MappingIncomplete', { missing: problems.map(({ message }) => message) });
  const people = await loadKnownPeople(tx, ctx.today);
  if (people.digest !== prepared.knownDigest || prepared.today !== ctx.today) return fail('PreviewOutdated');
  const reason = tripwireReason === '' ? null : tripwireReason;
  if (plan.tripwires.length > 0 && reason === null) return fail('TripwireNotAccepted', { codes: plan.tripwires.map(({ code }) => code) });

  const batchId = ctx.makeId();
  const site = await siteFacts(tx);
  const placed = [...plan.creates, ...plan.updates].map(({ facts, position }) => ({ facts, from: firstDay(position, ctx.today) }));
  const organisation = planOrganisation(
    placed,
    { units: people.units, roles: await everyJobRole(tx, ctx.today), siteName: site.name },
    { batchId, makeId: ctx.makeId, today: ctx.today },
  );
  const rows = rowsOfPlan(plan, people, organisation.placeOf, { batchId, today: ctx.today, makeId: ctx.makeId });
  const changes = [
    ...(await writeVersions(tx, ctx.entry, 'org_unit', organisation.units)),
    ...(await writeVersions(tx, ctx.entry, 'job_role', organisation.roles)),
    ...(await writeVersions(tx, ctx.entry, 'person', rows.persons)),
    ...(await writeVersions(tx, ctx.entry, 'position', rows.positions)),
    ...(await endVersions(
      tx,
      ctx.entry,
      'position',
      rows.withdrawn.map((positionId) => [positionId]),
    )),
  ];
  const batch = batchRow(prepared, plan, { batchId, origin, tripwireReason: reason }, ctx);
  const rejects = plan.rejects.map((reject, ordinal): ImportRejectRow => {
    const { rowNumber, code, reason: why, value } = reject;
    return { batchId, ordinal, rowNumber, code, reason: why, value: value ?? null };
  });
  await insertBatch(tx, batch, rejects);
  const signature = await signRecord(tx, ctx, {
    recordType: 'import_batch',
    recordId: batchId,
    revision: 1,
    content: batch,
    meaning: 'Approved for import',
  });
  await deriveStandings(
    tx,
    rows.persons.map(({ personId }) => personId),
    site.expiringDays,
  );
  const added = (entity: string, entityId: string, row: ImportBatchRow | ImportRejectRow | typeof signature) =>
    ({ entity, entityId, personId: null, old: null, new: { ...row } }) as const;
  ctx.audit({
    action: 'imports.commit',
    entity: 'import_batch',
    entityId: batchId,
    reason,
    changes: [
      added('import_batch', batchId, batch),
      added('signature', signature.signatureId, signature),
      ...rejects.map((reject) => added('import_reject', `${batchId}/${reject.ordinal}`, reject)),
      ...changes,
    ],
  });
  ctx.afterCommit(() => forgetPrepared(ctx.session.prepared));
  return ok({ batchId, created: batch.created, updated: batch.updated, unchanged: batch.unchanged, rejected: batch.rejected });
};

function batchRow(
  { file, mapping }: PreparedImport,
  { totals }: ImportPlan,
  given: Pick<ImportBatchRow, 'batchId' | 'origin' | 'tripwireReason'>,
  ctx: CommandContext,
): ImportBatchRow {
  return {
    ...given,
    fileName: file.fileName,
    sha256: file.sha256,
    mapping: JSON.stringify(mapping),
    rowCount: totals.rows,
    created: totals.creates,
    updated: totals.updates,
    unchanged: totals.unchanged,
    rejected: totals.rejectedRows,
    committedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    committedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
}

function firstDay({ validFrom, validTo }: ImportPlan['creates'][number]['position'], today: string): string {
  const from = validFrom ?? today;
  return validTo !== null && validTo < from ? validTo : from;
}
