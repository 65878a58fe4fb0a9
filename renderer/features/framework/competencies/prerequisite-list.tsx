import { Link } from '@tanstack/react-router';
import { catalogueWords } from '../../../lib/words/catalogue';
import { titleOf } from '../items/item-title';
import { useCompetencies, useScales, type Competency } from '../queries';
import { levelName } from '../scale-level';
import classes from '../framework.module.css';

const words = catalogueWords.prerequisites;

/** What must be held before a level of this competency can be signed off; nothing where nothing must. */
export function PrerequisiteList({ competency }: { readonly competency: Competency }) {
  const competencies = useCompetencies();
  const scales = useScales();
  const { prerequisites, scale } = competency;
  if (prerequisites.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.title}</h3>
      {prerequisites.map(({ level, rule, count, of }, index) => (
        <div key={index}>
          <p className={classes.text}>
            {words.before(levelName(scale.levels, level))} {rule === 'count' ? words.count(count) : words[rule]}
          </p>
          <ul className={classes.roles}>
            {of.map((one) => {
              const needed = competencies.data?.competencies.find(({ competencyId }) => competencyId === one.competencyId);
              const levels = scales.data?.scales.find(({ scaleId }) => scaleId === needed?.scaleId)?.levels ?? [];
              return (
                <li key={one.competencyId}>
                  {needed === undefined ? (
                    words.unknown
                  ) : (
                    <Link to="/framework/competencies/$competencyId" params={{ competencyId: one.competencyId }}>
                      {titleOf(needed)}
                    </Link>
                  )}{' '}
                  <span className={classes.small}>{catalogueWords.links.atLevel(levelName(levels, one.level))}</span>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </section>
  );
}
