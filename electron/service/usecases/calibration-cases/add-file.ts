import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { storeFile } from '../../db/evidence-store';
import { stageEvidence } from '../../db/sql/assessments';
import type { DraftUseCase } from '../context';
import { caseFileName, cleanedFile, mostCaseBytes } from './cleaned-file';

/** Staged like any attachment: what no case cites is collected later. */
export const addCaseFile: DraftUseCase<Contract['calibrationCases']['addFile']> = async (tx, { data }, ctx) => {
  if (data.size === 0) return fail('Empty');
  if (data.size > mostCaseBytes) return fail('TooLarge');
  const cleaned = cleanedFile(new Uint8Array(await data.arrayBuffer()));
  if (!cleaned.ok) return cleaned;
  const { mediaType, bytes } = cleaned.value;
  const fileId = ctx.makeId();
  const file = { fileName: caseFileName(mediaType, 1), mediaType, size: bytes.length, sha256: await storeFile(ctx.evidence, bytes) };
  await stageEvidence(tx, { evidenceId: fileId, userId: ctx.actor.userId, capturedAt: ctx.now.toISOString(), ...file });
  return ok({ fileId, ...file });
};
