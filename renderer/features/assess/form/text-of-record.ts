import type { AssessmentForm, AssessmentRecord } from '../queries';
import { emptyPerson, formKinds, type AssessmentText } from './assessment-text';

/** A signed record as the form has it, to be put right. */
export function textOfRecord(form: AssessmentForm, record: AssessmentRecord): AssessmentText {
  const { knowledge, questions, ratings, equipment, shift } = record.detail;
  return {
    version: form.competency.version,
    kind: formKinds.find((kind) => kind === record.kind) ?? 'practical',
    level: record.level,
    method: record.method,
    performedOn: record.performedOn,
    performedTime: record.performedTime ?? '',
    place: record.place,
    equipment,
    shift,
    taskId: record.task?.taskId ?? null,
    abnormalCondition: record.abnormalCondition ?? '',
    lateReason: record.lateReason ?? '',
    note: record.note,
    prerequisiteReason: record.prerequisiteReason ?? '',
    independenceReason: record.independenceReason ?? '',
    stepById: Object.fromEntries(
      record.steps.map(({ stepId, result, note, text, isCritical, doneAt, orderReason }) => [
        stepId,
        { result, note: note ?? '', text, isCritical, doneAt, orderReason: orderReason ?? '' },
      ]),
    ),
    ratingById: Object.fromEntries(ratings.map(({ indicatorId, rating, note, text }) => [indicatorId, { rating, note: note ?? '', text }])),
    points:
      knowledge === null
        ? emptyPerson.points
        : {
            questionSetId: knowledge.questionSetId,
            score: String(knowledge.score),
            maxScore: String(knowledge.maxScore),
            passMark: String(knowledge.passMark),
          },
    questions: questions.map((one, index) => ({ ...one, key: `recorded-${index + 1}` })),
    evidence: record.evidence,
  };
}
