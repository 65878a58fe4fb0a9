import { isLate, methodsByKind } from '../../../../shared/domain/assessment';
import { checkPrerequisites, levelOn } from '../../../../shared/domain/framework/prerequisites';
import { judgementOf, type Undecided } from '../../../../shared/domain/judgement';
import type { Judgement, JudgedStep } from '../../../../shared/domain/assessment';
import { outOfOrder } from '../../../../shared/domain/step-order';
import { localTime } from '../../../../shared/domain/wall-clock';
import { isCalendarDate } from '../../../lib/formatting';
import { assessWords } from '../../../lib/words/assess';
import type { AssessmentForm } from '../queries';
import { shownIndicators, shownSteps, type AssessmentText, type Moment, type NotedPoints, type ShownStep } from './assessment-text';

const words = assessWords.form;

export type Field =
  | 'performedOn'
  | 'performedTime'
  | 'lateReason'
  | 'prerequisiteReason'
  | 'abnormal'
  | 'questionSetId'
  | 'score'
  | 'maxScore'
  | 'passMark';

export interface Faults {
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  /** Ordinals of the steps or indicators without a result. */
  readonly open: readonly number[];
  /** Ordinals of the steps that do not apply and do not say why. */
  readonly unexplained: readonly number[];
  /** Ordinals of the steps that were done out of an enforced order and do not say why. */
  readonly unordered: readonly number[];
  /** Numbers of the questions that lack their words, their answer or their result. */
  readonly questions: readonly number[];
  /** Ordinals of the indicators that were not seen, where they leave no outcome. */
  readonly notSeen: readonly number[];
}

/** What is missing before this can be signed. */
export function faultsOf(form: AssessmentForm, text: AssessmentText, moment: Moment): Faults {
  const steps = shownSteps(form, text);
  const indicators = shownIndicators(form, text);
  const timeFault = faultOfTime(form, text, moment);
  const dateFault = faultOfDate(form.person, text.performedOn, moment.today);
  const openOnes = [...steps.filter(({ result }) => result === null), ...indicators.filter(({ rating }) => rating === null)];
  const isUndecided = openOnes.length === 0 && judgementNow(form, text)?.outcome === null;
  return {
    fields: {
      ...(dateFault === null ? {} : { performedOn: dateFault }),
      ...(timeFault === null ? {} : { performedTime: timeFault }),
      ...(needsLateReason(form, text, moment) && text.lateReason.trim() === '' ? { lateReason: words.faults.lateReason } : {}),
      ...(lacksAbnormal(form, text) ? { abnormal: words.faults.abnormal } : {}),
      ...(text.kind === 'knowledge' ? faultsOfPoints(text.points) : {}),
      ...(needsPrerequisiteReason(form, text) && text.prerequisiteReason.trim() === ''
        ? { prerequisiteReason: words.faults.prerequisiteReason }
        : {}),
    },
    open: openOnes.map(({ ordinal }) => ordinal),
    unexplained: steps.filter((step) => step.result === 'notApplicable' && step.note.trim() === '').map((step) => step.ordinal),
    unordered: unorderedSteps(form, steps)
      .filter(({ orderReason }) => orderReason.trim() === '')
      .map(({ ordinal }) => ordinal),
    questions: text.questions.flatMap(({ question, answer, result }, index) =>
      question.trim() === '' || answer.trim() === '' || result === null ? [index + 1] : [],
    ),
    notSeen: isUndecided ? indicators.filter(({ rating }) => rating === 'notSeen').map(({ ordinal }) => ordinal) : [],
  };
}

export function isComplete({ fields, ...lists }: Faults): boolean {
  return Object.keys(fields).length === 0 && Object.values(lists).every((list) => list.length === 0);
}

/** The outcome as it will follow, by the rule that the service applies; null while something of it is not judged. */
export function judgementNow(form: AssessmentForm, text: AssessmentText): Judgement | Undecided | null {
  const steps = judgedOnly(shownSteps(form, text));
  const ratings = shownIndicators(form, text).flatMap(({ rating }) => (rating === null ? [] : [{ rating }]));
  const questions = text.questions.flatMap(({ kind, isCritical, result }) => (result === null ? [] : [{ kind, isCritical, result }]));
  const points = text.kind === 'knowledge' ? pointsOf(text.points) : null;
  const isWhole =
    steps.length === shownSteps(form, text).length &&
    ratings.length === shownIndicators(form, text).length &&
    questions.length === text.questions.length &&
    (text.kind === 'knowledge' ? points !== null : steps.length + ratings.length > 0);
  return isWhole ? judgementOf({ kind: text.kind, steps, ratings, questions, knowledge: points, decided: null }) : null;
}

export function failedCritical(steps: readonly ShownStep[]): readonly number[] {
  return steps.filter((step) => step.isCritical && step.result === 'notMet').map((step) => step.ordinal);
}

/** The steps of an enforced order that need a reason. */
export function unorderedSteps({ competency }: AssessmentForm, steps: readonly ShownStep[]): readonly ShownStep[] {
  if (!competency.isSequenceEnforced) return [];
  const early = new Set(outOfOrder(steps.flatMap(({ result, ...step }) => (result === null ? [] : [{ ...step, result }]))));
  return steps.filter(({ ordinal }) => early.has(ordinal));
}

export function needsLateReason(form: AssessmentForm, { performedOn, performedTime }: AssessmentText, { now }: Moment): boolean {
  const time = isTime(performedTime) ? performedTime : null;
  return isCalendarDate(performedOn) && isLate({ performedOn, performedTime: time }, now, form.zone, form.lateAfterHours);
}

/** What has to be held before the chosen level, and what of it was held on the day of the work. */
export function prerequisitesOf(form: AssessmentForm, text: AssessmentText) {
  const heldById = new Map(form.prerequisites.flatMap(({ of }) => of.map((one) => [one.competencyId, one.held] as const)));
  return checkPrerequisites(form.prerequisites, text.level, (competencyId) => levelOn(heldById.get(competencyId) ?? [], text.performedOn));
}

/** A level is given although something is missing: that somebody failed needs no reason. */
export function needsPrerequisiteReason(form: AssessmentForm, text: AssessmentText): boolean {
  return judgementNow(form, text)?.outcome === 'competent' && prerequisitesOf(form, text).some(({ isMet }) => !isMet);
}

/** What is seen at work for a covered task must cover an abnormal condition (49 CFR 192.803). */
export function lacksAbnormal(form: AssessmentForm, { kind, abnormalCondition, questions }: AssessmentText): boolean {
  if (kind === 'knowledge' || !form.tasks.some(({ isCovered }) => isCovered)) return false;
  return abnormalCondition.trim() === '' && !questions.some((question) => question.kind === 'abnormal');
}

/** What is sent to be signed of one performance. */
export function performanceOf(form: AssessmentForm, text: AssessmentText, moment: Moment) {
  const { kind, level, performedOn, performedTime, place, equipment, shift, taskId } = text;
  return {
    competencyId: form.competency.competencyId,
    competencyVersion: form.competency.version,
    level,
    kind,
    method: text.method ?? methodsByKind[kind][0],
    performedOn,
    performedTime: performedTime === '' ? null : performedTime,
    place,
    equipment,
    shift,
    taskId,
    abnormalCondition: text.abnormalCondition.trim() === '' ? null : text.abnormalCondition,
    lateReason: needsLateReason(form, text, moment) ? text.lateReason : null,
  };
}

/** What is sent of one person. */
export function judgedOf(form: AssessmentForm, text: AssessmentText) {
  const early = new Set(unorderedSteps(form, shownSteps(form, text)).map(({ stepId }) => stepId));
  return {
    personId: form.person.personId,
    note: text.note,
    ...(needsPrerequisiteReason(form, text) ? { prerequisiteReason: text.prerequisiteReason } : {}),
    independenceReason: text.independenceReason,
    steps: shownSteps(form, text).flatMap(({ stepId, result, note, doneAt, orderReason }) =>
      result === null ? [] : [{ stepId, result, note: textOrNull(note), doneAt, orderReason: early.has(stepId) ? orderReason : null }],
    ),
    knowledge: text.kind === 'knowledge' ? pointsOf(text.points) : null,
    questions: text.questions.flatMap(({ kind, question, answer, isCritical, result }) =>
      result === null ? [] : [{ kind, question, answer, isCritical: isCritical || kind === 'abnormal', result }],
    ),
    ratings: shownIndicators(form, text).flatMap(({ indicatorId, rating, note }) =>
      rating === null ? [] : [{ indicatorId, rating, note: textOrNull(note) }],
    ),
    evidenceIds: text.evidence.map((file) => file.evidenceId),
  };
}

/** What is sent to be signed, but for the signature itself. */
export function inputOf(form: AssessmentForm, text: AssessmentText, moment: Moment) {
  return { ...performanceOf(form, text, moment), ...judgedOf(form, text) };
}

export function pointsOf({ questionSetId, ...typed }: NotedPoints) {
  const [score, maxScore, passMark] = [numberOf(typed.score), numberOf(typed.maxScore), numberOf(typed.passMark)];
  if (questionSetId.trim() === '' || score === null || maxScore === null || passMark === null) return null;
  return { questionSetId, score, maxScore, passMark };
}

function faultsOfPoints({ questionSetId, ...typed }: NotedPoints): Partial<Record<Field, string>> {
  const [score, maxScore, passMark] = [numberOf(typed.score), numberOf(typed.maxScore), numberOf(typed.passMark)];
  return {
    ...(questionSetId.trim() === '' ? { questionSetId: words.faults.questionSet } : {}),
    ...(score === null ? { score: words.faults.number } : maxScore !== null && score > maxScore ? { score: words.faults.tooMany } : {}),
    ...(maxScore === null || maxScore === 0 ? { maxScore: words.faults.number } : {}),
    ...(passMark === null
      ? { passMark: words.faults.number }
      : maxScore !== null && passMark > maxScore
        ? { passMark: words.faults.tooMany }
        : {}),
  };
}

/** A number of points as it was typed, with a point or a comma; null where it is none. */
function numberOf(typed: string): number | null {
  const plain = typed.trim().replace(',', '.');
  return /^\d{1,7}(\.\d{1,3})?$/.test(plain) && Number(plain) <= 1_000_000 ? Number(plain) : null;
}

function faultOfTime({ zone }: AssessmentForm, { performedOn, performedTime }: AssessmentText, { today, now }: Moment): string | null {
  if (performedTime === '') return null;
  if (!isTime(performedTime)) return words.faults.time;
  return performedOn === today && performedTime > localTime(now, zone) ? words.faults.timeAhead : null;
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function faultOfDate({ hiredOn, leftOn }: AssessmentForm['person'], performedOn: string, today: string): string | null {
  if (!isCalendarDate(performedOn)) return words.faults.date;
  if (performedOn > today) return words.faults.future;
  const isOutside = (hiredOn !== null && performedOn < hiredOn) || (leftOn !== null && performedOn > leftOn);
  return isOutside ? words.faults.notEmployed(hiredOn, leftOn) : null;
}

function judgedOnly(steps: readonly ShownStep[]): readonly JudgedStep[] {
  return steps.flatMap(({ ordinal, isCritical, result }) => (result === null ? [] : [{ ordinal, isCritical, result }]));
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text);
