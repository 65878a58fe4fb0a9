import { isLate, judge, type JudgedStep, type Judgement, type StepResult } from '../../../../shared/domain/assessment';
import { checkPrerequisites, levelOn } from '../../../../shared/domain/framework/prerequisites';
import { isCalendarDate } from '../../../lib/formatting';
import { assessWords } from '../../../lib/words/assess';
import type { AssessmentForm, ChecklistStep, StagedFile } from '../queries';

const words = assessWords.form;

/** A result as it was noted, with the words it was noted for: where they have changed since, it no longer counts. */
export interface NotedStep {
  readonly result: StepResult | null;
  readonly note: string;
  readonly text: string;
  readonly isCritical: boolean;
}

/** What an assessor has typed so far: the content of the form's draft. */
export interface AssessmentText {
  /** The version of the competency it was noted for. */
  readonly version: number;
  readonly level: number;
  readonly performedOn: string;
  readonly place: string;
  readonly note: string;
  readonly lateReason: string;
  /** Why it is signed although a prerequisite is not met; drafts from before have none. */
  readonly prerequisiteReason?: string;
  readonly stepById: Readonly<Record<string, NotedStep>>;
  readonly evidence: readonly StagedFile[];
}

/** A step of the checklist with what was noted for it. */
export interface ShownStep extends ChecklistStep {
  readonly ordinal: number;
  readonly result: StepResult | null;
  readonly note: string;
}

export function emptyText(form: AssessmentForm, today: string): AssessmentText {
  return {
    version: form.competency.version,
    level: startLevel(form),
    performedOn: today,
    place: '',
    note: '',
    lateReason: '',
    stepById: {},
    evidence: [],
  };
}

/** The levels that have a checklist, lowest first. */
export function checkedLevels(form: AssessmentForm): readonly number[] {
  return [...new Set(form.steps.map((step) => step.level))].toSorted((a, b) => a - b);
}

/** The steps of the chosen level as they read now, with the results that were noted for these very words. */
export function shownSteps(form: AssessmentForm, text: AssessmentText): readonly ShownStep[] {
  return form.steps
    .filter((step) => step.level === text.level)
    .map((step, index) => {
      const noted = text.stepById[step.stepId];
      const isSame = noted !== undefined && noted.text === step.text && noted.isCritical === step.isCritical;
      return { ...step, ordinal: index + 1, result: isSame ? noted.result : null, note: noted?.note ?? '' };
    });
}

/** How many steps of this level were judged by words that have changed since. */
export function changedSteps(form: AssessmentForm, text: AssessmentText): number {
  return shownSteps(form, text).filter((step) => step.result === null && (text.stepById[step.stepId]?.result ?? null) !== null).length;
}

/** The outcome as it will follow; null while a step has no result. */
export function outcomeOf(steps: readonly ShownStep[]): Judgement | null {
  const judged = judgedOnly(steps);
  return judged.length < steps.length || steps.length === 0 ? null : judge(judged);
}

export function failedCritical(steps: readonly ShownStep[]): readonly number[] {
  return steps.filter((step) => step.isCritical && step.result === 'notMet').map((step) => step.ordinal);
}

export type Field = 'performedOn' | 'lateReason' | 'prerequisiteReason';

export interface Faults {
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  /** Ordinals of the steps without a result. */
  readonly open: readonly number[];
  /** Ordinals of the steps that do not apply and do not say why. */
  readonly unexplained: readonly number[];
}

/** What is missing before this can be signed. */
export function faultsOf(form: AssessmentForm, text: AssessmentText, today: string): Faults {
  const steps = shownSteps(form, text);
  const dateFault = faultOfDate(form.person, text.performedOn, today);
  return {
    fields: {
      ...(dateFault === null ? {} : { performedOn: dateFault }),
      ...(needsLateReason(text, today) && text.lateReason.trim() === '' ? { lateReason: words.faults.lateReason } : {}),
      ...(needsPrerequisiteReason(form, text) && (text.prerequisiteReason ?? '').trim() === ''
        ? { prerequisiteReason: words.faults.prerequisiteReason }
        : {}),
    },
    open: steps.filter((step) => step.result === null).map((step) => step.ordinal),
    unexplained: steps.filter((step) => step.result === 'notApplicable' && step.note.trim() === '').map((step) => step.ordinal),
  };
}

export function isComplete({ fields, open, unexplained }: Faults): boolean {
  return Object.keys(fields).length === 0 && open.length === 0 && unexplained.length === 0;
}

export function needsLateReason({ performedOn }: AssessmentText, today: string): boolean {
  return isCalendarDate(performedOn) && isLate(performedOn, today);
}

/** What has to be held before the chosen level, and what of it was held on the day of the work. */
export function prerequisitesOf(form: AssessmentForm, text: AssessmentText) {
  const heldById = new Map(form.prerequisites.flatMap(({ of }) => of.map((one) => [one.competencyId, one.held] as const)));
  return checkPrerequisites(form.prerequisites, text.level, (competencyId) => levelOn(heldById.get(competencyId) ?? [], text.performedOn));
}

/** A level is given although something is missing: that somebody failed needs no reason. */
export function needsPrerequisiteReason(form: AssessmentForm, text: AssessmentText): boolean {
  return outcomeOf(shownSteps(form, text))?.outcome === 'competent' && prerequisitesOf(form, text).some(({ isMet }) => !isMet);
}

/** What is sent to be signed, but for the signature itself. */
export function inputOf(form: AssessmentForm, text: AssessmentText, today: string) {
  return {
    personId: form.person.personId,
    competencyId: form.competency.competencyId,
    competencyVersion: form.competency.version,
    level: text.level,
    performedOn: text.performedOn,
    place: text.place,
    note: text.note,
    lateReason: needsLateReason(text, today) ? text.lateReason : null,
    ...(needsPrerequisiteReason(form, text) ? { prerequisiteReason: text.prerequisiteReason ?? '' } : {}),
    steps: shownSteps(form, text).flatMap(({ stepId, result, note }) =>
      result === null ? [] : [{ stepId, result, note: note.trim() === '' ? null : note }],
    ),
    evidenceIds: text.evidence.map((file) => file.evidenceId),
  };
}

/** The level that is required where it has a checklist; else the nearest one below that has, or the lowest. */
function startLevel(form: AssessmentForm): number {
  const levels = checkedLevels(form);
  return levels.findLast((level) => level <= form.targetLevel) ?? levels[0] ?? form.targetLevel;
}

function faultOfDate({ hiredOn, leftOn }: AssessmentForm['person'], performedOn: string, today: string): string | null {
  if (!isCalendarDate(performedOn)) return words.faults.date;
  if (performedOn > today) return words.faults.future;
  const isOutside = (hiredOn !== null && performedOn < hiredOn) || (leftOn !== null && performedOn > leftOn);
  return isOutside ? words.faults.notEmployed(hiredOn, leftOn) : null;
}

function judgedOnly(steps: readonly ShownStep[]): readonly JudgedStep[] {
  return steps.flatMap(({ ordinal, isCritical, result }) => (result === null ? [] : [{ ordinal, isCritical, result }]));
}
