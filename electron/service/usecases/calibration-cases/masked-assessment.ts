import { z } from 'zod';
import { withheldKinds, type CaseFile, type CasePiece, type PreparedCase } from '../../../../shared/contract/case-material';
import { maskedWords, type Named } from '../../../../shared/domain/calibration/masked-words';
import type { AssessmentRow } from '../../db/core-schema';
import type { CaseMaskRow } from '../../db/calibration-case-schema';
import { caseFilesById, newestMask } from '../../db/sql/calibration-cases';
import { competencyOn } from '../../db/sql/competencies';
import { scaleOn } from '../../db/sql/scales';
import type { EvidenceDb, Reader } from '../../db/schema';
import { namedInCase } from './case-names';
import { rawCase, type RawCase, type RawPiece } from './raw-pieces';

export interface MaskedAssessment {
  readonly prepared: PreparedCase;
  readonly named: readonly Named[];
  readonly counts: ReadonlyMap<string, number>;
  readonly files: RawCase['files'];
  /** What is shown in place of an attachment, by its id. */
  readonly shownByEvidence: ReadonlyMap<string, CaseFile>;
  readonly mask: CaseMaskRow | undefined;
  readonly words: readonly string[];
}

const ids = z.array(z.string());

/** An assessment of record as a case in which nobody is named; `words` in place of those that are saved, to try them. Null: its competency is gone. */
export async function maskedAssessment(
  db: Reader,
  evidence: EvidenceDb,
  row: AssessmentRow,
  words: readonly string[] | null = null,
): Promise<MaskedAssessment | null> {
  const competency = await competencyOn(db, row.competencyId, row.performedOn);
  const scale = competency === undefined ? null : await scaleOn(db, competency.content.scaleId, row.performedOn);
  if (competency === undefined || scale === null) return null;
  const mask = await newestMask(db, row.assessmentId);
  const wanted = words ?? ids.parse(JSON.parse(mask?.words ?? '[]'));
  const raw = await rawCase(db, evidence, row);
  const named = await namedInCase(db, {
    personId: row.personId,
    assessorUserIds: [row.assessorUserId],
    witnessUserIds: raw.witnessUserIds,
    recordIds: raw.recordIds,
    performedOn: row.performedOn,
    words: wanted,
    texts: raw.pieces.flatMap(({ heading, text }) => [heading, text]),
  });
  const counts = new Map<string, number>();
  const shown = (await caseFilesById(db, ids.parse(JSON.parse(mask?.files ?? '[]')))).map(
    ({ fileId, fileName, mediaType, size, sha256, evidenceId }) => ({
      evidenceId,
      file: { fileId, fileName, mediaType, size, sha256 },
    }),
  );
  const pieces = [
    ...raw.pieces.map((one) => maskedPiece(one, named, row.performedOn, counts)),
    ...shown.map(({ file }): Omit<CasePiece, 'pieceId'> => ({
      kind: 'file',
      heading: file.fileName,
      text: '',
      result: null,
      isCritical: false,
      day: null,
      file,
    })),
  ].map((one, index): CasePiece => ({ ...one, pieceId: `p${index + 1}` }));
  const shownIds = new Set(shown.map(({ evidenceId }) => evidenceId));
  const withheld = withheldKinds.flatMap((kind) => {
    const count = raw.files.filter((one) => one.shownKind === kind && !shownIds.has(one.evidenceId)).length;
    return count === 0 ? [] : [{ kind, count }];
  });
  return {
    prepared: {
      title: competency.title,
      competencyId: row.competencyId,
      competencyVersion: row.competencyVersion,
      competencyCode: competency.code,
      competencyTitle: competency.title,
      levels: scale.levels.map(({ level, code, name }) => ({ level, code, name })),
      requiredLevel: row.level,
      indicators: competency.content.indicators.map(({ indicatorId, text, level }) => ({ id: indicatorId, text, level })),
      material: { pieces, withheld },
      gold: null,
      sourceRevision: mask?.revision ?? 0,
    },
    named,
    counts,
    files: raw.files,
    shownByEvidence: new Map(shown.flatMap(({ evidenceId, file }) => (evidenceId === null ? [] : [[evidenceId, file] as const]))),
    mask,
    words: wanted,
  };
}

function maskedPiece(one: RawPiece, named: readonly Named[], performedOn: string, counts: Map<string, number>): Omit<CasePiece, 'pieceId'> {
  const masked = (text: string): string => {
    const result = maskedWords(text, named, performedOn);
    for (const [mark, count] of Object.entries(result.counts)) counts.set(mark, (counts.get(mark) ?? 0) + count);
    return result.text;
  };
  return { ...one, heading: masked(one.heading), text: masked(one.text), file: null };
}
