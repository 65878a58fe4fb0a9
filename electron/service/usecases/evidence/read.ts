import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { readFile } from '../../db/evidence-store';
import { readableEvidence } from '../../db/sql/assessments';
import type { QueryUseCase } from '../context';

export const readEvidence: QueryUseCase<Contract['evidence']['read']> = async (db, { evidenceId }, ctx) => {
  const file = await readableEvidence(db, evidenceId, ctx.actor.userId, ctx.scope, ctx.today);
  if (file === undefined) return fail('EvidenceNotFound');
  if (file.personId !== null) ctx.noteRead(file.personId);
  const bytes = await readFile(ctx.evidence, file.sha256);
  if (bytes === null) return fail('EvidenceDamaged', { evidenceId });
  return ok({ file, data: new Blob([bytes], { type: file.mediaType }) });
};
