import type { ScaleItem } from '../../../../shared/contract/framework-item';
import { markOfLevel, notApplicableMark, notAssessedMark } from '../../../lib/level-mark';
import { catalogueWords } from '../../../lib/words/catalogue';
import { frameworkWords } from '../../../lib/words/framework';
import { StateMark } from '../../../ui/mark/state-mark';
import classes from '../framework.module.css';

const words = catalogueWords.scales;

/** A scale as it is seen wherever somebody is judged on it: its levels from the highest down, the threshold, and what is no level. */
export function ScalePreview({ levels, qualifyingLevel }: Pick<ScaleItem['content'], 'levels' | 'qualifyingLevel'>) {
  return (
    <>
      <ol className={classes.levels} aria-label={words.levelsDown}>
        {levels
          .toSorted((a, b) => b.level - a.level)
          .map((level) => (
            <li key={level.level} className={classes.level} data-qualifies={level.level >= qualifyingLevel || undefined}>
              <h4 className={classes.levelName}>
                <StateMark token={markOfLevel(level)} size={24} />
                {level.code} {level.name}
                {level.level === qualifyingLevel && <span className={classes.qualifies}>{frameworkWords.scales.qualifies}</span>}
              </h4>
              {level.anchor !== '' && <p className={classes.dimmed}>{level.anchor}</p>}
            </li>
          ))}
      </ol>
      <section className={classes.section}>
        <h4 className={classes.sectionTitle}>{words.apart}</h4>
        <dl className={classes.apart}>
          <dt>
            <StateMark token={notAssessedMark} withLabel />
          </dt>
          <dd className={classes.small}>{words.notAssessedHint}</dd>
          <dt>
            <StateMark token={notApplicableMark} withLabel />
          </dt>
          <dd className={classes.small}>{words.notApplicableHint}</dd>
        </dl>
      </section>
    </>
  );
}
