import { assessWords } from '../../../lib/words/assess';
import type { NotedStep, ShownStep } from './assessment-text';
import { StepField } from './step-field';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form;

/** The steps in the order of the work. The keyboard judges one and moves to the next without leaving the row of keys. */
export function Checklist({
  steps,
  onNote,
}: {
  readonly steps: readonly ShownStep[];
  readonly onNote: (step: ShownStep, part: Partial<NotedStep>) => void;
}) {
  return (
    <section className={classes.section} aria-labelledby="checklist">
      <h2 id="checklist" className={classes.smallTitle}>
        {words.checklist}
      </h2>
      <p className={classes.note} id="checklist-keys">
        {words.keys}
      </p>
      <ol className={own.steps}>
        {steps.map((step) => (
          <StepField
            key={step.stepId}
            step={step}
            onNote={(part) => onNote(step, part)}
            onMove={(by) => {
              const next = steps[step.ordinal - 1 + by];
              if (next !== undefined) focusStep(next.ordinal);
            }}
          />
        ))}
      </ol>
    </section>
  );
}

/** Puts the keyboard on a step's result. */
export function focusStep(ordinal: number): void {
  const group = document.querySelector(`[data-step="${ordinal}"]`);
  const radio = group?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]');
  radio?.focus({ preventScroll: true });
  group?.scrollIntoView({ block: 'nearest' });
}
