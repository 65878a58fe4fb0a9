import { Button } from '@mantine/core';
import { assessWords } from '../../../lib/words/assess';
import { isComplete, type Faults } from './assessment-text';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form;

/** What has to be filled in before it can be signed, each with the way there. */
export function MissingList({ faults, onStep }: { readonly faults: Faults; readonly onStep: (ordinal: number) => void }) {
  if (isComplete(faults)) return null;
  const { fields, open, unexplained } = faults;
  const ofSteps = [
    { ordinals: open, text: words.stepsOpen(open) },
    { ordinals: unexplained, text: words.stepsUnexplained(unexplained) },
  ];
  return (
    <section className={own.missing} aria-labelledby="missing">
      <h2 id="missing" className={classes.smallTitle}>
        {words.before}
      </h2>
      <ul className={classes.plainList}>
        {ofSteps.map(({ ordinals, text }) => {
          const [first] = ordinals;
          return first === undefined ? null : (
            <li key={text}>
              {text}{' '}
              <Button variant="default" size="compact-xs" onClick={() => onStep(first)}>
                {words.goThere}
              </Button>
            </li>
          );
        })}
        {fields.performedOn !== undefined && (
          <li>
            {words.performedOn}: {fields.performedOn}
          </li>
        )}
        {fields.lateReason !== undefined && <li>{fields.lateReason}</li>}
        {fields.prerequisiteReason !== undefined && <li>{fields.prerequisiteReason}</li>}
      </ul>
    </section>
  );
}
