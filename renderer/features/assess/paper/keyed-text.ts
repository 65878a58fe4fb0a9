import { methodsByKind } from '../../../../shared/domain/assessment';
import type { KeyedForm } from '../../../../shared/contract/paper';
import { paperWords as words } from '../../../lib/words/paper';
import type { FoundForm } from './queries';

type Step = { readonly result: string; readonly note: string; readonly time: string; readonly orderReason: string };
type Rating = { readonly rating: string; readonly note: string };
type Question = KeyedForm['questions'][number];

/** What is being keyed, as it stands in the fields. */
export interface KeyedText {
  readonly assessorLogin: string;
  readonly performedOn: string;
  readonly performedTime: string;
  readonly method: string;
  readonly place: string;
  readonly equipment: string;
  readonly shift: string;
  readonly abnormalCondition: string;
  readonly note: string;
  readonly stepById: Readonly<Record<string, Step>>;
  readonly ratingById: Readonly<Record<string, Rating>>;
  readonly knowledge: { readonly questionSetId: string; readonly score: string; readonly maxScore: string; readonly passMark: string };
  readonly questions: readonly Question[];
}

export const emptyStep: Step = { result: '', note: '', time: '', orderReason: '' };
export const emptyRating: Rating = { rating: '', note: '' };
export const emptyQuestion: Question = { kind: 'oral', question: '', answer: '', isCritical: false, result: 'met' };
const empty: KeyedText = {
  assessorLogin: '',
  performedOn: '',
  performedTime: '',
  method: '',
  place: '',
  equipment: '',
  shift: '',
  abnormalCondition: '',
  note: '',
  stepById: {},
  ratingById: {},
  knowledge: { questionSetId: '', score: '', maxScore: '', passMark: '' },
  questions: [],
};

/** The fields as a keying begins: empty, or the own keying without what differs from the other. */
export function initialText({ own, differences }: FoundForm): KeyedText {
  if (own === null) return empty;
  const differs = (field: string): boolean => differences.some((one) => one.field === field);
  const kept = (field: string, value: string | null): string => (differs(field) ? '' : (value ?? ''));
  const { knowledge } = own;
  return {
    assessorLogin: kept('assessorLogin', own.assessorLogin),
    performedOn: kept('performedOn', own.performedOn),
    performedTime: kept('performedTime', own.performedTime),
    method: kept('method', own.method),
    place: kept('place', own.place),
    equipment: kept('equipment', own.equipment),
    shift: kept('shift', own.shift),
    abnormalCondition: kept('abnormalCondition', own.abnormalCondition),
    note: kept('note', own.note),
    stepById: Object.fromEntries(
      own.steps.map(({ stepId, ...step }) => [
        stepId,
        {
          result: kept(`steps.${stepId}.result`, step.result),
          note: kept(`steps.${stepId}.note`, step.note),
          time: kept(`steps.${stepId}.time`, step.time),
          orderReason: kept(`steps.${stepId}.orderReason`, step.orderReason),
        },
      ]),
    ),
    ratingById: Object.fromEntries(
      own.ratings.map(({ indicatorId, rating, note }) => [
        indicatorId,
        { rating: kept(`ratings.${indicatorId}.rating`, rating), note: kept(`ratings.${indicatorId}.note`, note) },
      ]),
    ),
    knowledge: {
      questionSetId: kept('knowledge.questionSetId', knowledge?.questionSetId ?? null),
      score: kept('knowledge.score', knowledge === null ? null : String(knowledge.score)),
      maxScore: kept('knowledge.maxScore', knowledge === null ? null : String(knowledge.maxScore)),
      passMark: kept('knowledge.passMark', knowledge === null ? null : String(knowledge.passMark)),
    },
    questions: own.questions.map((one, index) => ({
      ...one,
      question: kept(`questions.${index + 1}.question`, one.question),
      answer: kept(`questions.${index + 1}.answer`, one.answer),
    })),
  };
}

/** What is wrong with a field; null: nothing. What was not filled in on paper stays empty, but for what every form needs. */
export function faultsOf(text: KeyedText, { form }: FoundForm) {
  const needed = (value: string): string | null => (value.trim() === '' ? words.missing : null);
  const number = (value: string): string | null => (form.kind !== 'knowledge' || isNumber(value) ? null : words.notANumber);
  return {
    assessorLogin: needed(text.assessorLogin),
    performedOn: /^\d{4}-\d{2}-\d{2}$/.test(text.performedOn) ? null : words.notADate,
    performedTime: text.performedTime === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(text.performedTime) ? null : words.notATime,
    method: needed(text.method),
    questionSetId: form.kind === 'knowledge' ? needed(text.knowledge.questionSetId) : null,
    score: number(text.knowledge.score),
    maxScore: number(text.knowledge.maxScore),
    passMark: number(text.knowledge.passMark),
  };
}

export function keyedOf(text: KeyedText, { form, steps, indicators }: FoundForm): KeyedForm {
  const orNull = (value: string): string | null => (value.trim() === '' ? null : value.trim());
  const { stepById, ratingById, knowledge, performedTime, method: given, ...plain } = text;
  const method = methodsByKind[form.kind].find((one) => one === given) ?? 'other';
  return {
    ...plain,
    performedTime: orNull(performedTime),
    method,
    steps: steps.flatMap(({ stepId }) => {
      const { result, note, time, orderReason } = stepById[stepId] ?? emptyStep;
      if (result !== 'met' && result !== 'notMet' && result !== 'notApplicable') return [];
      return [{ stepId, result, note: orNull(note), time: orNull(time), orderReason: orNull(orderReason) }];
    }),
    ratings: indicators.flatMap(({ indicatorId }) => {
      const { rating, note } = ratingById[indicatorId] ?? emptyRating;
      if (rating !== 'shown' && rating !== 'partly' && rating !== 'notShown' && rating !== 'notSeen') return [];
      return [{ indicatorId, rating, note: orNull(note) }];
    }),
    knowledge:
      form.kind === 'knowledge'
        ? {
            questionSetId: knowledge.questionSetId,
            score: Number(knowledge.score),
            maxScore: Number(knowledge.maxScore),
            passMark: Number(knowledge.passMark),
          }
        : null,
    questions: [...text.questions],
  };
}

function isNumber(value: string): boolean {
  return value.trim() !== '' && Number.isFinite(Number(value));
}
