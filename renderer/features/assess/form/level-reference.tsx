import { assessWords } from '../../../lib/words/assess';
import type { AssessmentForm } from '../queries';
import classes from '../assess.module.css';
import own from './form.module.css';
import { referenceLevels } from './reference-levels';

const words = assessWords.form;

/** What the chosen level and those below it look like when they are there. */
export function LevelReference({ form, level }: { readonly form: AssessmentForm; readonly level: number }) {
  return (
    <section className={classes.section} aria-labelledby="reference">
      <h2 id="reference" className={classes.smallTitle}>
        {words.reference}
      </h2>
      {form.competency.description !== '' && <p className={classes.small}>{form.competency.description}</p>}
      {referenceLevels(form, level).map((one) => {
        const { indicators } = one;
        return (
          <div key={one.level} className={own.levelBlock}>
            <p className={own.levelName}>{assessWords.level(one.code, one.name)}</p>
            {one.anchor !== '' && <p className={classes.small}>{one.anchor}</p>}
            {indicators.length === 0 ? (
              <p className={classes.small}>{words.referenceNone}</p>
            ) : (
              <ul className={classes.indicators}>
                {indicators.map((indicator) => (
                  <li key={indicator.indicatorId}>
                    {indicator.text}
                    {indicator.positiveExample !== null && (
                      <span className={classes.example}>
                        {words.positive}: {indicator.positiveExample}
                      </span>
                    )}
                    {indicator.negativeExample !== null && (
                      <span className={classes.example}>
                        {words.negative}: {indicator.negativeExample}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </section>
  );
}
