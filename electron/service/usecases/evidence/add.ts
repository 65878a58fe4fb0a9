import type { Contract } from '../../../../shared/contract';
import { plainFileName } from '../../../../shared/domain/file-name';
import { fail, ok } from '../../../../shared/result';
import { storeFile } from '../../db/evidence-store';
import { stageEvidence } from '../../db/sql/assessments';
import type { DraftUseCase } from '../context';

const sizeLimit = 64 * 1024 * 1024;

/** Stages a file: it becomes evidence when an assessment that cites it is signed. */
export const addEvidence: DraftUseCase<Contract['evidence']['add']> = async (tx, input, ctx) => {
  const { mediaType, data } = input;
  if (data.size === 0) return fail('Empty');
  if (data.size > sizeLimit) return fail('TooLarge');
  const bytes = new Uint8Array(await data.arrayBuffer());
  const sha256 = await storeFile(ctx.evidence, bytes);
  const fileName = plainFileName(input.fileName);
  const file = { evidenceId: ctx.makeId(), fileName, mediaType, size: bytes.length, sha256, capturedAt: ctx.now.toISOString() };
  await stageEvidence(tx, { ...file, userId: ctx.actor.userId });
  return ok(file);
};
