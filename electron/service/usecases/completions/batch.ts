import type { Contract } from '../../../../shared/contract';
import { completionsShown } from '../../../../shared/contract/completions';
import { levelCode } from '../../../../shared/domain/scale';
import { fail, ok } from '../../../../shared/result';
import { competencyNames } from '../../db/sql/competencies';
import { completionsOfBatch, voidedByBatch } from '../../db/sql/completions/queues';
import { claimsOfBatch } from '../../db/sql/completions/claims';
import { batchById, rejectsOf } from '../../db/sql/imports';
import { allScales } from '../../db/sql/scales';
import { keptReading } from '../../jobs/completions/kept-reading';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';
import { shownPeople } from './shown-people';

export const getCompletionBatch: QueryUseCase<Contract['completions']['batch']> = async (db, { batchId }, ctx) => {
  const named = await batchById(db, batchId);
  if (named === undefined || (named.kind !== 'completions' && named.kind !== 'matrix')) return fail('BatchNotFound');
  const { committedByName, approvedByName, profileName: _profile, reversedBy, senderName: _sender, ...content } = named;
  const rows = await completionsOfBatch(db, batchId);
  const claims = (await claimsOfBatch(db, batchId)).slice(0, completionsShown);
  const shown = rows.slice(0, completionsShown);
  const people = await shownPeople(
    db,
    [...shown, ...claims].map(({ personId }) => personId),
  );
  const competencyById = new Map((await competencyNames(db, ctx.today)).map((one) => [one.competencyId, one]));
  const scaleById = new Map((await allScales(db, ctx.today)).map((scale) => [scale.scaleId, scale]));
  const reversal = reversedBy === null ? undefined : await batchById(db, reversedBy);
  // What came in a package is not read in any way that somebody chose.
  const kept = named.kind === 'completions' && named.packageInId === null ? keptReading.parse(JSON.parse(named.mapping)) : null;
  const { kind, fileName, sha256, origin, committedAt, rowCount, created, updated, unchanged, rejected, entryNumber } = named;
  return ok({
    batchId,
    kind,
    fileName,
    sha256,
    origin,
    committedAt,
    committedBy: committedByName,
    approvedBy: approvedByName,
    rowCount,
    created,
    updated,
    unchanged,
    rejected,
    entryNumber,
    packageInId: named.packageInId,
    reading: kept?.reading ?? null,
    reversedBy:
      reversal === undefined
        ? null
        : { batchId: reversal.batchId, reason: reversal.origin, at: reversal.committedAt, by: reversal.committedByName },
    completions: shown.map((row) => ({
      completionId: row.completionId,
      rowNumber: row.rowNumber,
      learnerId: row.learnerId,
      person: people.get(row.personId ?? '') ?? null,
      courseId: row.courseId,
      courseTitle: row.courseTitle,
      status: row.status,
      completedOn: row.completedOn,
      isVoided: row.isVoided === 1,
    })),
    claims: claims.map((claim) => {
      const competency = competencyById.get(claim.competencyId);
      return {
        claimId: claim.claimId,
        person: people.get(claim.personId) ?? null,
        competencyCode: competency?.code ?? claim.competencyId,
        levelCode: levelCode(scaleById.get(competency?.scaleId ?? '')?.levels ?? [], claim.level),
        cell: claim.cell,
        state: claim.state,
      };
    }),
    takenBack: (await voidedByBatch(db, batchId)).length,
    rejects: (await rejectsOf(db, batchId))
      .slice(0, completionsShown)
      .map(({ rowNumber, code, reason, value }) => ({ rowNumber, code, reason, value })),
    signatures: await shownSignatures(db, { recordType: 'import_batch', recordId: batchId, revision: 1, content }),
  });
};
