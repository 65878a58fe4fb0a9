import { assessWords } from '../../../lib/words/assess';
import { OutcomeMark } from '../outcome-mark';
import type { AssessmentForm } from '../queries';
import { failedCritical, judgementNow } from './assessment-faults';
import { shownIndicators, shownSteps, type AssessmentText } from './assessment-text';
import classes from '../assess.module.css';

const words = assessWords.form;

/** What follows from what was judged so far, by the rule that the service applies when it is signed. */
export function OutcomePreview({ form, text }: { readonly form: AssessmentForm; readonly text: AssessmentText }) {
  const judgement = judgementNow(form, text);
  const steps = shownSteps(form, text);
  const results = [...steps.map(({ result }) => result), ...shownIndicators(form, text).map(({ rating }) => rating)];
  const failed = failedCritical(steps);
  return (
    <section className={classes.section} aria-labelledby="outcome">
      <h2 id="outcome" className={classes.smallTitle}>
        {words.soFar}
      </h2>
      <div className={classes.outcome} role="status">
        {judgement === null ? (
          <>
            <span>
              {text.kind === 'knowledge' ? words.noScore : words.judged(results.filter((one) => one !== null).length, results.length)}
            </span>
            <span className={classes.small}>{failed.length > 0 ? words.already(failed) : words.open}</span>
          </>
        ) : (
          <>
            {judgement.outcome === null ? <strong>{words.noOutcome}</strong> : <OutcomeMark outcome={judgement.outcome} />}
            <ul className={classes.reasons}>
              {judgement.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </>
        )}
        <span className={classes.small}>{words.rules[text.kind]}</span>
      </div>
    </section>
  );
}
