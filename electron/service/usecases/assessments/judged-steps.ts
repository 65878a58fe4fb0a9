import type { ChecklistStep } from '../../../../shared/contract/framework-item';
import { localDate, addDays } from '../../../../shared/domain/calendar';
import { outOfOrder } from '../../../../shared/domain/step-order';
import { fail, ok } from '../../../../shared/result';
import type { AssessmentStepRow } from '../../db/core-schema';
import type { AssessmentInput } from './record-assessment';

interface Terms {
  /** The steps of the level, in the order of the work. */
  readonly checklist: readonly ChecklistStep[];
  readonly isSequenced: boolean;
  readonly performedOn: string;
  readonly now: Date;
  readonly zone: string;
}

/**
 * The steps of a record: each step of the checklist with the result given for it. A result for a step that the
 * checklist does not have, or two for one step, come from another checklist than the one that is signed.
 */
export function judgedSteps(assessmentId: string, given: AssessmentInput['steps'], { checklist, isSequenced, ...terms }: Terms) {
  if (checklist.length === 0) return fail('NoSteps');
  const givenById = new Map(given.map((one) => [one.stepId, one]));
  const known = new Set(checklist.map((step) => step.stepId));
  if (givenById.size < given.length || given.some((one) => !known.has(one.stepId))) return fail('ChecklistChanged');

  const steps: AssessmentStepRow[] = [];
  const open: number[] = [];
  for (const [index, { stepId, text, isCritical }] of checklist.entries()) {
    const ordinal = index + 1;
    const one = givenById.get(stepId);
    if (one === undefined) open.push(ordinal);
    else {
      const note = one.note === '' ? null : one.note;
      const orderReason = one.orderReason === '' ? null : one.orderReason;
      const doneAt = one.result === 'notApplicable' ? null : one.doneAt;
      steps.push({ assessmentId, ordinal, stepId, text, isCritical: isCritical ? 1 : 0, result: one.result, note, doneAt, orderReason });
    }
  }
  if (open.length > 0) return fail('StepsIncomplete', { steps: open });
  const unexplained = steps.filter((step) => step.result === 'notApplicable' && step.note === null).map((step) => step.ordinal);
  if (unexplained.length > 0) return fail('ReasonMissing', { steps: unexplained });
  const misdated = steps.filter(({ doneAt }) => doneAt !== null && !isOnTheDay(new Date(doneAt), terms)).map((step) => step.ordinal);
  if (misdated.length > 0) return fail('StepTimeOutside', { steps: misdated });
  const early = new Set(isSequenced ? outOfOrder(steps) : []);
  const unordered = steps.filter(({ ordinal, orderReason }) => early.has(ordinal) && orderReason === null).map((step) => step.ordinal);
  if (unordered.length > 0) return fail('OrderReasonMissing', { steps: unordered });
  return ok(steps.map((step) => (early.has(step.ordinal) ? step : { ...step, orderReason: null })));
}

/** A shift begun on the day may go on past its midnight. */
function isOnTheDay(moment: Date, { performedOn, now, zone }: Pick<Terms, 'performedOn' | 'now' | 'zone'>): boolean {
  const day = localDate(moment, zone);
  return moment <= now && (day === performedOn || day === addDays(performedOn, 1));
}
