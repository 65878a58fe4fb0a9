import { assessWords } from '../../../lib/words/assess';
import { OutcomeMark } from '../outcome-mark';
import { failedCritical, outcomeOf, type ShownStep } from './assessment-text';
import classes from '../assess.module.css';

const words = assessWords.form;

/** What follows from the steps as they stand, by the rule that the service applies when it is signed. */
export function OutcomePreview({ steps }: { readonly steps: readonly ShownStep[] }) {
  const outcome = outcomeOf(steps);
  const failed = failedCritical(steps);
  return (
    <section className={classes.section} aria-labelledby="outcome">
      <h2 id="outcome" className={classes.smallTitle}>
        {words.soFar}
      </h2>
      <div className={classes.outcome} role="status">
        {outcome === null ? (
          <>
            <span>{words.judged(steps.filter((step) => step.result !== null).length, steps.length)}</span>
            <span className={classes.small}>{failed.length > 0 ? words.already(failed) : words.open}</span>
          </>
        ) : (
          <>
            <OutcomeMark outcome={outcome.outcome} />
            <ul className={classes.reasons}>
              {outcome.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
