import { IconAlertOctagon } from '@tabler/icons-react';
import { frameworkWords } from '../../../lib/words/framework';
import type { Competency } from '../queries';
import { levelName } from '../scale-level';
import classes from '../framework.module.css';

const words = frameworkWords.competency;

/** The practical checklist, by level, in the order of the work. */
export function Checklist({ competency }: { readonly competency: Competency }) {
  const { steps, scale } = competency;
  const levels = scale.levels.filter(({ level }) => steps.some((step) => step.level === level));
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.checklist}</h3>
      {steps.length === 0 && <p className={classes.dimmed}>{words.noSteps}</p>}
      {levels.map(({ level }) => (
        <div key={level} className={classes.section}>
          <h4 className={classes.small}>{words.ofLevel(levelName(scale.levels, level))}</h4>
          <ol className={classes.steps}>
            {steps
              .filter((step) => step.level === level)
              .map((step, index) => (
                <li key={step.stepId} className={classes.step}>
                  <span className={classes.stepNumber}>{index + 1}</span>
                  <span>
                    {step.text}
                    {step.prompt !== '' && <span className={classes.dimmed}> {step.prompt}</span>}
                  </span>
                  {step.isCritical && (
                    <span className={classes.critical} title={words.criticalHint}>
                      <IconAlertOctagon size={14} aria-hidden />
                      {words.critical}
                    </span>
                  )}
                </li>
              ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
