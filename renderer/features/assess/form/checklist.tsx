import { TextInput } from '@mantine/core';
import { IconCheck, IconEyeOff, IconMinus, IconPlusMinus, IconX } from '@tabler/icons-react';
import type { StepResult } from '../../../../shared/domain/assessment';
import type { IndicatorRating } from '../../../../shared/domain/judgement';
import { assessWords } from '../../../lib/words/assess';
import { CriticalMark } from '../critical-mark';
import type { NotedRating, NotedStep, ShownIndicator, ShownStep } from './assessment-text';
import { focusJudged, JudgedField, type Choice } from './judged-field';
import { StepTime } from './step-time';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form;

export const stepChoices: ReadonlyArray<Choice<StepResult>> = [
  { value: 'met', label: assessWords.results.met, icon: IconCheck, tone: 'met' },
  { value: 'notMet', label: assessWords.results.notMet, icon: IconX, tone: 'unmet' },
  { value: 'notApplicable', label: assessWords.results.notApplicable, icon: IconMinus, tone: 'plain' },
];
export const ratingChoices: ReadonlyArray<Choice<IndicatorRating>> = [
  { value: 'shown', label: assessWords.ratings.shown, icon: IconCheck, tone: 'met' },
  { value: 'partly', label: assessWords.ratings.partly, icon: IconPlusMinus, tone: 'plain' },
  { value: 'notShown', label: assessWords.ratings.notShown, icon: IconX, tone: 'unmet' },
  { value: 'notSeen', label: assessWords.ratings.notSeen, icon: IconEyeOff, tone: 'plain' },
];

/** The steps in the order of the work. The keyboard judges one and moves to the next without leaving the row of keys. */
export function Checklist({
  steps,
  early,
  performedOn,
  zone,
  onNote,
}: {
  readonly steps: readonly ShownStep[];
  /** Ordinals of those that need a reason for their place in the order; null: the order is free. */
  readonly early: ReadonlySet<number> | null;
  readonly performedOn: string;
  readonly zone: string;
  readonly onNote: (step: ShownStep, part: Partial<NotedStep>) => void;
}) {
  return (
    <section className={classes.section} aria-labelledby="checklist">
      <h2 id="checklist" className={classes.smallTitle}>
        {words.checklist}
      </h2>
      <p className={classes.note} id="checklist-keys">
        {words.keys} {early !== null && words.inOrder}
      </p>
      <ol className={own.steps}>
        {steps.map((step) => (
          <JudgedField
            key={step.stepId}
            ordinal={step.ordinal}
            name={words.resultOf(step.ordinal, step.text)}
            choices={stepChoices}
            value={step.result}
            note={step.note}
            reasonFor="notApplicable"
            onChoose={(result) => onNote(step, { result })}
            onNote={(note) => onNote(step, { note })}
            onMove={(by) => focusJudged(step.ordinal + by)}
            below={
              step.result !== null &&
              step.result !== 'notApplicable' && (
                <div className={own.stepMore}>
                  <StepTime step={step} performedOn={performedOn} zone={zone} onTime={(doneAt) => onNote(step, { doneAt })} />
                  {early?.has(step.ordinal) === true && (
                    <TextInput
                      className={own.orderReason}
                      label={words.orderReason}
                      aria-label={words.orderReasonOf(step.ordinal)}
                      withAsterisk
                      maxLength={4000}
                      value={step.orderReason}
                      onChange={(event) => onNote(step, { orderReason: event.currentTarget.value })}
                    />
                  )}
                </div>
              )
            }
          >
            {step.text} {step.isCritical && <CriticalMark />}
            {step.prompt !== '' && <span className={classes.example}>{step.prompt}</span>}
          </JudgedField>
        ))}
      </ol>
    </section>
  );
}

/** The indicators of the level, each with what was seen of it. */
export function Ratings({
  indicators,
  seenOf,
  onNote,
}: {
  readonly indicators: readonly ShownIndicator[];
  /** How often an indicator was seen of the person before. */
  readonly seenOf: (indicatorId: string) => string;
  readonly onNote: (indicator: ShownIndicator, part: Partial<NotedRating>) => void;
}) {
  return (
    <section className={classes.section} aria-labelledby="indicators">
      <h2 id="indicators" className={classes.smallTitle}>
        {words.indicators}
      </h2>
      <p className={classes.note} id="checklist-keys">
        {words.ratingKeys}
      </p>
      <ol className={own.steps}>
        {indicators.map((indicator) => (
          <JudgedField
            key={indicator.indicatorId}
            ordinal={indicator.ordinal}
            name={words.ratingOf(indicator.ordinal, indicator.text)}
            choices={ratingChoices}
            value={indicator.rating}
            note={indicator.note}
            reasonFor={null}
            onChoose={(rating) => onNote(indicator, { rating })}
            onNote={(note) => onNote(indicator, { note })}
            onMove={(by) => focusJudged(indicator.ordinal + by)}
          >
            {indicator.text}
            <span className={classes.example}>{seenOf(indicator.indicatorId)}</span>
          </JudgedField>
        ))}
      </ol>
    </section>
  );
}
