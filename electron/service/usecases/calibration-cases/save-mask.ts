import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { bytesName } from '../../../../shared/domain/calibration/masked-words';
import { shownAs } from '../../../../shared/domain/media-type';
import { fail, ok } from '../../../../shared/result';
import type { CaseMaskRow } from '../../db/calibration-case-schema';
import { storeFile } from '../../db/evidence-store';
import { insertRows } from '../../db/insert-rows';
import { assessmentById, stagedEvidence } from '../../db/sql/assessments';
import { caseFilesById } from '../../db/sql/calibration-cases';
import type { Tx } from '../../db/schema';
import type { CommandContext, CommandUseCase, InputOf } from '../context';
import { caseFileName, cleanedFile, mostCaseBytes } from './cleaned-file';
import { fileBytes } from './file-bytes';
import { keepCaseFiles } from './keep-case-file';
import { maskedAssessment, type MaskedAssessment } from './masked-assessment';

type Save = Contract['calibrationCases']['saveMask'];

/** What is shown of an assessment from now on: a picture stays released while it is asked for, and shows the bytes that were looked at. */
export const saveMask: CommandUseCase<Save> = async (tx, input, ctx) => {
  const { assessmentId, basis, words, reason } = input;
  const row = await assessmentById(tx, assessmentId, ctx.scope, ctx.today);
  const masked = row === undefined ? null : await maskedAssessment(tx, ctx.evidence, row, words);
  if (row === undefined || masked === null) return fail('AssessmentNotFound');
  if ((masked.mask?.revision ?? 0) !== basis) return fail('MaskChanged');
  const kept = await keptFiles(tx, masked, input);
  const made = await madeFiles(tx, ctx, masked, input, new Set(kept.map(({ evidenceId }) => evidenceId)));
  if (!made.ok) return made;
  const numbered = made.value.map((file, index) => ({ ...file, fileName: caseFileName(file.mediaType, kept.length + index + 1) }));
  const changes = await keepCaseFiles(tx, ctx, numbered);
  const mask: CaseMaskRow = {
    assessmentId,
    revision: basis + 1,
    words: JSON.stringify([...new Set(words)]),
    files: JSON.stringify([...kept, ...numbered].map(({ fileId }) => fileId)),
    reason,
    savedBy: ctx.actor.userId,
    savedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertRows(tx, 'case_mask', [mask]);
  const { personId } = row;
  ctx.audit({
    action: 'calibrationCases.saveMask',
    entity: 'case_mask',
    entityId: `${assessmentId}/${mask.revision}`,
    personId,
    reason,
    changes: [...changes, { entity: 'case_mask', entityId: `${assessmentId}/${mask.revision}`, personId, old: null, new: { ...mask } }],
  });
  return ok({ revision: mask.revision });
};

/** Files that were shown before and are still asked for. */
async function keptFiles(tx: Tx, { mask }: MaskedAssessment, { release, copies }: InputOf<Save>) {
  const replaced = new Set(copies.map(({ evidenceId }) => evidenceId));
  const files = await caseFilesById(tx, z.array(z.string()).parse(JSON.parse(mask?.files ?? '[]')));
  return files.filter(({ evidenceId }) => evidenceId !== null && release.includes(evidenceId) && !replaced.has(evidenceId));
}

async function madeFiles(
  tx: Tx,
  ctx: CommandContext,
  { files, named }: MaskedAssessment,
  { release, copies }: InputOf<Save>,
  known: ReadonlySet<string | null>,
) {
  const terms = named.flatMap((one) => one.terms);
  const made = [];
  const replaced = new Set(copies.map(({ evidenceId }) => evidenceId));
  for (const evidenceId of new Set(release)) {
    if (known.has(evidenceId) || replaced.has(evidenceId)) continue;
    const file = files.find((one) => one.evidenceId === evidenceId);
    if (file === undefined) return fail('FileUnknown', { evidenceId });
    const bytes = shownAs(file.mediaType) === 'image' ? await fileBytes(ctx.evidence, file.sha256, 4 * mostCaseBytes) : null;
    const cleaned = bytes === null ? null : cleanedFile(bytes);
    if (cleaned?.ok !== true) return fail('NotAPicture', { fileName: file.fileName });
    const { mediaType, bytes: clean } = cleaned.value;
    made.push({ fileId: ctx.makeId(), evidenceId, mediaType, size: clean.length, sha256: await storeFile(ctx.evidence, clean) });
  }
  for (const { evidenceId, stagedId } of copies) {
    const file = files.find((one) => one.evidenceId === evidenceId);
    const [staged] = await stagedEvidence(tx, [stagedId], ctx.session.userId);
    const bytes = staged === undefined ? null : await fileBytes(ctx.evidence, staged.sha256, mostCaseBytes);
    if (file === undefined || staged === undefined || bytes === null) return fail('FileUnknown', { evidenceId });
    // A picture was cleaned when it was added; what a document or a recording says of itself is found out by its bytes.
    if (bytesName(bytes, terms)) return fail('NamesFound', { fileName: file.fileName });
    made.push({ fileId: stagedId, evidenceId, mediaType: staged.mediaType, size: staged.size, sha256: staged.sha256 });
  }
  return ok(made);
}
