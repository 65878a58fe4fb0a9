import { type AssessmentMethod, type StepResult } from '../../../../shared/domain/assessment';
import type { IndicatorRating } from '../../../../shared/domain/judgement';
import type { AmendCode } from '../../../../shared/domain/rating-change';
import { localTime } from '../../../../shared/domain/wall-clock';
import type { AssessmentForm, ChecklistStep, Indicator, StagedFile } from '../queries';

/** The kinds that are judged in this form. */
export const formKinds = ['practical', 'observation', 'knowledge'] as const;
export type FormKind = (typeof formKinds)[number];

/** A result as it was noted, with the words it was noted for: where they have changed since, it no longer counts. */
export interface NotedStep {
  readonly result: StepResult | null;
  readonly note: string;
  readonly text: string;
  readonly isCritical: boolean;
  /** The instant at which it was done; null where nobody noted it. */
  readonly doneAt: string | null;
  readonly orderReason: string;
}
export interface NotedRating {
  readonly rating: IndicatorRating | null;
  readonly note: string;
  readonly text: string;
}
/** A question as it is being written; `key` tells it from the others while the form is open. */
export interface NotedQuestion {
  readonly key: string;
  readonly kind: 'oral' | 'scenario' | 'abnormal';
  readonly question: string;
  readonly answer: string;
  readonly isCritical: boolean;
  readonly result: 'met' | 'notMet' | null;
}
/** Points as they were typed. */
export interface NotedPoints {
  readonly questionSetId: string;
  readonly score: string;
  readonly maxScore: string;
  readonly passMark: string;
}

/** What an assessor has typed of one performance: the same for everybody who took part. */
export interface PerformanceText {
  /** The version of the competency it was noted for. */
  readonly version: number;
  readonly kind: FormKind;
  readonly level: number;
  /** Null: what the kind mostly rests on. */
  readonly method: AssessmentMethod | null;
  readonly performedOn: string;
  /** Empty where only the day is known. */
  readonly performedTime: string;
  readonly place: string;
  readonly equipment: string;
  readonly shift: string;
  readonly taskId: string | null;
  readonly abnormalCondition: string;
  readonly lateReason: string;
}
/** What they have typed of one person. */
export interface PersonText {
  readonly note: string;
  /** Why it is signed although a prerequisite is not met. */
  readonly prerequisiteReason: string;
  /** Why somebody judges although something could sway them. */
  readonly independenceReason: string;
  readonly stepById: Readonly<Record<string, NotedStep>>;
  readonly ratingById: Readonly<Record<string, NotedRating>>;
  readonly points: NotedPoints;
  readonly questions: readonly NotedQuestion[];
  readonly evidence: readonly StagedFile[];
}
/** The content of the form's draft. */
export interface AssessmentText extends PerformanceText, PersonText {
  /** Whether a second person is asked to rate independently, and by which user ID; null: whoever may. */
  readonly second?: { readonly isWanted: boolean; readonly login: string | null };
  /** Why a record is put right. */
  readonly amendReason?: string;
  /** Why its rating is changed; of no account where it is not. */
  readonly amendCode?: AmendCode | null;
}

/** When the form is looked at. */
export interface Moment {
  /** The site's calendar date. */
  readonly today: string;
  readonly now: Date;
}

/** A step of the checklist with what was noted for it. */
export interface ShownStep extends ChecklistStep {
  readonly ordinal: number;
  readonly result: StepResult | null;
  readonly note: string;
  readonly doneAt: string | null;
  readonly orderReason: string;
}
export interface ShownIndicator extends Indicator {
  readonly ordinal: number;
  readonly rating: IndicatorRating | null;
  readonly note: string;
}

export const emptyPerson: PersonText = {
  note: '',
  prerequisiteReason: '',
  independenceReason: '',
  stepById: {},
  ratingById: {},
  points: { questionSetId: '', score: '', maxScore: '', passMark: '' },
  questions: [],
  evidence: [],
};

export function emptyPerformance(form: AssessmentForm, { today, now }: Moment, wanted: FormKind = 'practical'): PerformanceText {
  const kind = possibleKinds(form).includes(wanted) ? wanted : (possibleKinds(form)[0] ?? 'knowledge');
  return {
    version: form.competency.version,
    kind,
    level: startLevel(form, kind),
    method: null,
    performedOn: today,
    performedTime: localTime(now, form.zone),
    place: '',
    equipment: '',
    shift: '',
    taskId: null,
    abnormalCondition: '',
    lateReason: '',
  };
}

export function emptyText(form: AssessmentForm, moment: Moment, wanted?: FormKind): AssessmentText {
  const [used] = form.questionSets;
  const points =
    used === undefined
      ? emptyPerson.points
      : { questionSetId: used.questionSetId, score: '', maxScore: String(used.maxScore), passMark: String(used.passMark) };
  return { ...emptyPerformance(form, moment, wanted), ...emptyPerson, points };
}

/** What this competency can be assessed by: steps, indicators, and always questions. */
export function possibleKinds({ steps, indicators }: AssessmentForm): readonly FormKind[] {
  return formKinds.filter((kind) => kind === 'knowledge' || (kind === 'practical' ? steps.length > 0 : indicators.length > 0));
}

/** The levels at which it can be assessed by this kind, lowest first. */
export function levelsOf(form: AssessmentForm, kind: FormKind): readonly number[] {
  const all = {
    practical: form.steps.map(({ level }) => level),
    observation: form.indicators.map(({ level }) => level),
    knowledge: form.competency.scale.levels.map(({ level }) => level),
  }[kind];
  return [...new Set(all)].toSorted((a, b) => a - b);
}

/** The level that is required where it can be judged; else the nearest one below, or the lowest. */
export function startLevel(form: AssessmentForm, kind: FormKind): number {
  const levels = levelsOf(form, kind);
  return levels.findLast((level) => level <= form.targetLevel) ?? levels[0] ?? form.targetLevel;
}

/** The steps of the chosen level as they read now, with the results that were noted for these very words; none in other kinds. */
export function shownSteps(form: AssessmentForm, { kind, level, stepById }: AssessmentText): readonly ShownStep[] {
  if (kind !== 'practical') return [];
  return form.steps
    .filter((step) => step.level === level)
    .map((step, index) => {
      const noted = stepById[step.stepId];
      const isSame = noted !== undefined && noted.text === step.text && noted.isCritical === step.isCritical;
      const { note = '', orderReason = '' } = noted ?? {};
      const [result, doneAt] = isSame ? [noted.result, noted.doneAt] : [null, null];
      return { ...step, ordinal: index + 1, result, note, doneAt, orderReason };
    });
}

/** The same of the indicators, in an observation. */
export function shownIndicators(form: AssessmentForm, { kind, level, ratingById }: AssessmentText): readonly ShownIndicator[] {
  if (kind !== 'observation') return [];
  return form.indicators
    .filter((indicator) => indicator.level === level)
    .map((indicator, index) => {
      const noted = ratingById[indicator.indicatorId];
      const rating = noted?.text === indicator.text ? noted.rating : null;
      return { ...indicator, ordinal: index + 1, rating, note: noted?.note ?? '' };
    });
}

/** How many steps or indicators of this level were judged by words that have changed since. */
export function changedParts(form: AssessmentForm, text: AssessmentText): number {
  const steps = shownSteps(form, text).filter((step) => step.result === null && (text.stepById[step.stepId]?.result ?? null) !== null);
  const ratings = shownIndicators(form, text).filter(
    ({ indicatorId, rating }) => rating === null && (text.ratingById[indicatorId]?.rating ?? null) !== null,
  );
  return steps.length + ratings.length;
}

/** A step noted anew: judged today it is stamped with the moment, where no other was noted before. */
export function notedStep(step: ShownStep, part: Partial<NotedStep>, performedOn: string, { today, now }: Moment): NotedStep {
  const { result, note, doneAt, orderReason, text, isCritical } = { ...step, ...part };
  const isStamped = part.result !== undefined && part.result !== 'notApplicable' && doneAt === null && performedOn === today;
  return { result, note, doneAt: isStamped ? now.toISOString() : doneAt, orderReason, text, isCritical };
}
