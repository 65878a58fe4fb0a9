import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { readChunk, wholeFile } from '../../db/evidence-store';
import { readableEvidence } from '../../db/sql/assessments';
import { CopyNotWritten, writeCopy } from '../../platform/write-copy';
import type { QueryUseCase } from '../context';

export const saveEvidenceCopy: QueryUseCase<Contract['evidence']['saveCopy']> = async (db, { evidenceId }, ctx) => {
  const file = await readableEvidence(db, evidenceId, ctx.actor.userId, ctx.scope, ctx.today);
  if (file === undefined) return fail('EvidenceNotFound');
  if (file.personId !== null) ctx.noteRead(file.personId);
  const whole = await wholeFile(ctx.evidence, file.sha256);
  if (whole === null) return fail('EvidenceDamaged', { evidenceId });
  const chosen = await ctx.choosePath('saveEvidence', { kind: 'saveFile', title: 'Save a copy', suggestedName: file.fileName });
  const target = chosen === null ? null : ctx.redeem(chosen.handle, 'saveEvidence');
  if (target === null) return ok({ fileName: null });
  const chunks = async function* () {
    for (const sha256 of whole.chunks) yield await readChunk(ctx.evidence, sha256);
  };
  try {
    return (await writeCopy(target, chunks())) ? ok({ fileName: path.basename(target) }) : fail('EvidenceDamaged', { evidenceId });
  } catch (error) {
    if (error instanceof CopyNotWritten) return fail('CannotWrite', { reason: error.reason });
    throw error;
  }
};
