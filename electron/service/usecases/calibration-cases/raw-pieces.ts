import { assessmentDetail } from '../../../../shared/contract/assessment-detail';
import type { CasePiece, withheldKinds } from '../../../../shared/contract/case-material';
import { addDays, daysBetween } from '../../../../shared/domain/calendar';
import { shownAs } from '../../../../shared/domain/media-type';
import type { AssessmentRow, AssessmentStepRow, EvidenceRow } from '../../db/core-schema';
import { evidenceOf, assessmentSteps } from '../../db/sql/assessments';
import { recordedBeside } from '../../db/sql/calibration-cases';
import { taskNamed } from '../../db/sql/competency-tasks';
import { filesByRecord } from '../../db/sql/recorded-files';
import type { EvidenceDb, Reader } from '../../db/schema';
import { ownIds } from '../people/own-ids';
import { fileBytes } from './file-bytes';

/** A piece of a case before anything is taken out of it. */
export type RawPiece = Omit<CasePiece, 'pieceId' | 'file'>;
export type WithheldKind = (typeof withheldKinds)[number] | 'text';

export interface RawCase {
  readonly pieces: readonly RawPiece[];
  /** Files that are no plain text, which are shown only where somebody has released them. */
  readonly files: readonly (EvidenceRow & { readonly shownKind: WithheldKind })[];
  readonly witnessUserIds: readonly string[];
  readonly recordIds: readonly string[];
}

/** What was put on record so long before counts as evidence of the same performance. */
const daysBefore = 365;
/** Of a text file, as much as a person reads. */
const mostText = 200_000;

/** All that an assessment is judged by: what was done and answered, its notes and texts, and what else was put on record of the person in the competency before. Never its outcome. */
export async function rawCase(db: Reader, evidence: EvidenceDb, row: AssessmentRow): Promise<RawCase> {
  const steps = await assessmentSteps(db, row.assessmentId);
  const { items, seen } = await recordedBeside(db, {
    personIds: await ownIds(db, row.personId),
    competencyId: row.competencyId,
    from: addDays(row.performedOn, -daysBefore),
    to: row.performedOn,
  });
  const task = row.taskId === null ? null : await taskNamed(db, row.taskId, row.performedOn);
  const ofItems = await filesByRecord(db, [...items.map(({ itemId }) => itemId), ...seen.map(({ observationId }) => observationId)]);
  const files = [...(await evidenceOf(db, row.assessmentId)), ...[...ofItems.values()].flat()];
  const { texts, others } = await sorted(evidence, files);
  const dayOf = (date: string): number => daysBetween(row.performedOn, date);
  return {
    pieces: [
      ...circumstances(row, task?.title ?? null),
      ...steps.map(stepPiece),
      ...detailPieces(row.detail),
      ...(row.note === '' ? [] : [piece('note', 'What the assessor noted', row.note)]),
      ...items.map((item): RawPiece => ({
        ...piece(
          item.witnessUserId === null ? 'record' : 'statement',
          item.title,
          joined(item.statement, item.reference, item.authenticity, item.place, item.equipment),
        ),
        day: dayOf(item.capturedOn),
      })),
      ...seen.map((one): RawPiece => ({
        ...piece('seen', one.indicatorText, joined(one.seen, one.place, one.equipment)),
        day: dayOf(one.seenOn),
      })),
      ...texts.map((text): RawPiece => piece('file', 'Attached text', text)),
    ],
    files: others,
    witnessUserIds: [
      ...items.flatMap(({ witnessUserId, addedBy }) => [addedBy, ...(witnessUserId === null ? [] : [witnessUserId])]),
      ...seen.map(({ observerUserId }) => observerUserId),
    ],
    recordIds: [row.assessmentId, ...items.map(({ itemId }) => itemId), ...seen.map(({ observationId }) => observationId)],
  };
}

const piece = (kind: RawPiece['kind'], heading: string, text: string): RawPiece => ({
  kind,
  heading,
  text,
  result: null,
  isCritical: false,
  day: null,
});
const joined = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part.trim() !== '').join('\n');

function circumstances(row: AssessmentRow, task: string | null): RawPiece[] {
  const detail = assessmentDetail.parse(JSON.parse(row.detail));
  const text = joined(
    task === null ? null : `Task: ${task}`,
    row.place === '' ? null : `Where: ${row.place}`,
    detail.equipment === '' ? null : `With: ${detail.equipment}`,
    row.abnormalCondition === null ? null : `Out of the ordinary: ${row.abnormalCondition}`,
  );
  return text === '' ? [] : [piece('circumstances', 'Circumstances', text)];
}

const stepPiece = ({ text, note, result, isCritical, orderReason }: AssessmentStepRow): RawPiece => ({
  ...piece('step', text, joined(note, orderReason === null ? null : `Done out of its order: ${orderReason}`)),
  result,
  isCritical: isCritical === 1,
});

function detailPieces(text: string): RawPiece[] {
  const { knowledge, questions, ratings, priorLearning } = assessmentDetail.parse(JSON.parse(text));
  return [
    ...(knowledge === null
      ? []
      : [
          piece(
            'score',
            'Knowledge check',
            `${knowledge.questionSetId}: ${knowledge.score} of ${knowledge.maxScore} points, ${knowledge.passMark} pass`,
          ),
        ]),
    ...questions.map((one): RawPiece => ({
      ...piece('question', one.question, one.answer),
      result: one.result,
      isCritical: one.isCritical,
    })),
    // How an indicator was rated is what the panel is asked; what was noted at it is evidence.
    ...ratings.flatMap((one) => (one.note === null || one.note === '' ? [] : [piece('indicator', one.text, one.note)])),
    ...(priorLearning === null ? [] : [piece('priorLearning', 'What was learned elsewhere', priorLearning.basis)]),
  ];
}

/** Plain texts are read and masked word by word; everything else is a file that has to be released. */
async function sorted(evidence: EvidenceDb, files: readonly EvidenceRow[]) {
  const texts: string[] = [];
  const others: Array<EvidenceRow & { readonly shownKind: WithheldKind }> = [];
  for (const file of files) {
    const bytes = file.mediaType === 'text/plain' ? await fileBytes(evidence, file.sha256, mostText) : null;
    if (bytes === null) others.push({ ...file, shownKind: kindOf(file.mediaType) });
    else texts.push(new TextDecoder().decode(bytes));
  }
  return { texts, others };
}

function kindOf(mediaType: string): (typeof withheldKinds)[number] {
  const shown = shownAs(mediaType);
  if (shown === 'image') return 'picture';
  if (shown === 'audio' || shown === 'video') return 'recording';
  return shown === 'pdf' ? 'document' : 'other';
}
