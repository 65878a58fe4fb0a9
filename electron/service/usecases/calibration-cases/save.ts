import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { contentDigest } from '../../db/content-digest';
import type { GoldCaseRow } from '../../db/calibration-case-schema';
import { insertRows } from '../../db/insert-rows';
import { stagedEvidence } from '../../db/sql/assessments';
import { caseFilesById, goldCaseEnd, goldCaseRevisions } from '../../db/sql/calibration-cases';
import type { Tx } from '../../db/schema';
import type { CommandContext, CommandUseCase, InputOf } from '../context';
import { signRecord } from '../signatures/sign-record';
import { caseFileName } from './cleaned-file';
import { ratingFrame } from './gold-case';
import { keepCaseFiles } from './keep-case-file';

type Save = Contract['calibrationCases']['save'];

/** The next revision of an exemplar. Studies and sessions keep the revision that they were begun with. */
export const saveGoldCase: CommandUseCase<Save> = async (tx, input, ctx) => {
  const { basis, competencyId, reason } = input;
  const [newest] = input.goldCaseId === null ? [] : await goldCaseRevisions(tx, input.goldCaseId);
  if (input.goldCaseId !== null && newest === undefined) return fail('CaseNotFound');
  if (newest !== undefined && newest.competencyId !== competencyId) return fail('CaseNotFound');
  if (newest !== undefined && (await goldCaseEnd(tx, newest.goldCaseId)) !== undefined) return fail('CaseRetired');
  if ((newest?.revision ?? 0) !== basis) return fail('CaseChanged');
  const checked = await checkedContent(tx, input);
  if (!checked.ok) return checked;
  const files = await citedFiles(tx, ctx, input);
  if (!files.ok) return files;
  const changes = await keepCaseFiles(tx, ctx, files.value.added);
  const content = {
    ...input.content,
    // A file is what is kept under its id, whatever the page says of it.
    pieces: input.content.pieces.map((piece) =>
      piece.file === null ? piece : { ...piece, file: files.value.known.get(piece.file.fileId) ?? piece.file },
    ),
  };
  const row: GoldCaseRow = {
    goldCaseId: newest?.goldCaseId ?? ctx.makeId(),
    revision: basis + 1,
    competencyId,
    content: JSON.stringify(content),
    reason,
    contentDigest: contentDigest({ competencyId, content }),
    preparedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    approvedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertRows(tx, 'gold_case', [row]);
  const { goldCaseId, revision } = row;
  const meaning = 'Approved as a gold case with this agreed rating';
  const signature = await signRecord(tx, ctx, { recordType: 'gold_case', recordId: goldCaseId, revision, content: { ...row }, meaning });
  ctx.audit({
    action: 'calibrationCases.save',
    entity: 'gold_case',
    entityId: `${goldCaseId}/${revision}`,
    reason,
    changes: [
      ...changes,
      { entity: 'gold_case', entityId: `${goldCaseId}/${revision}`, personId: null, old: null, new: { ...row } },
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
    ],
  });
  return ok({ goldCaseId, revision });
};

/** Whether everything is rated that can be, and nothing else. */
async function checkedContent(tx: Tx, { competencyId, content }: InputOf<Save>) {
  if (!isRealDate(content.competencyDay)) return fail('NotADate');
  const frame = await ratingFrame(tx, competencyId, content.competencyDay);
  if (frame === null) return fail('CompetencyNotFound');
  const levels = frame.levels.map(({ level }) => level);
  if (!levels.includes(content.rating.level) || !levels.includes(content.requiredLevel)) return fail('LevelUnknown');
  const open = frame.indicators.flatMap(({ id }, index) =>
    content.rating.indicators[id] === undefined || (content.reasons[id] ?? '').trim() === '' ? [index + 1] : [],
  );
  const isForeign = Object.keys(content.rating.indicators).some((id) => !frame.indicators.some((one) => one.id === id));
  if (open.length > 0 || isForeign) return fail('RatingIncomplete', { indicators: open });
  const pieceIds = new Set(content.pieces.map(({ pieceId }) => pieceId));
  const isWhole = pieceIds.size === content.pieces.length && content.rating.cited.every((pieceId) => pieceIds.has(pieceId));
  return isWhole ? ok(true) : fail('PieceTwice');
}

/** The files that its pieces show: those that are kept, and those that the session’s user has added. */
async function citedFiles(tx: Tx, ctx: CommandContext, { content }: InputOf<Save>) {
  const fileIds = [...new Set(content.pieces.flatMap(({ file }) => file?.fileId ?? []))];
  const kept = await caseFilesById(tx, fileIds);
  const staged = await stagedEvidence(tx, fileIds, ctx.session.userId);
  const lost = fileIds.find((fileId) => !kept.some((file) => file.fileId === fileId) && !staged.some((file) => file.evidenceId === fileId));
  if (lost !== undefined) return fail('FileUnknown', { fileId: lost });
  const added = staged.map(({ evidenceId, mediaType, size, sha256 }) => ({
    fileId: evidenceId,
    evidenceId: null,
    fileName: caseFileName(mediaType, fileIds.indexOf(evidenceId) + 1),
    mediaType,
    size,
    sha256,
  }));
  const known = new Map(
    [...kept, ...added].map(
      ({ fileId, fileName, mediaType, size, sha256 }) => [fileId, { fileId, fileName, mediaType, size, sha256 }] as const,
    ),
  );
  return ok({ added, known });
}
