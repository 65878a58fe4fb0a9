import { Link } from '@tanstack/react-router';
import { frameworkWords } from '../../../lib/words/framework';
import { RevisionLink } from '../../../ui/revision-link';
import { EffectiveLink } from '../items/effective-link';
import type { Competency } from '../queries';
import { levelName } from '../scale-level';
import classes from '../framework.module.css';

const words = frameworkWords.competency;

/** The roles and units that require a competency, now or later. */
export function RequiredBy({ competency }: { readonly competency: Competency }) {
  const { requiredBy, scale } = competency;
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.requiredBy}</h3>
      {requiredBy.length === 0 ? (
        <p className={classes.dimmed}>{words.notRequired}</p>
      ) : (
        <ul className={classes.roles}>
          {requiredBy.map((line) => (
            <li key={line.requirementId}>
              {line.subject === 'role' ? (
                <Link to="/framework/roles/$roleId" params={{ roleId: line.subjectId }}>
                  {line.subjectName}
                </Link>
              ) : (
                <Link to="/people/organisation/$unitId" params={{ unitId: line.subjectId }}>
                  {line.subjectName}
                </Link>
              )}{' '}
              <span className={classes.small}>
                {[
                  levelName(scale.levels, line.level),
                  line.isMandatory ? words.mandatory : words.desirable,
                  ...(line.validityMonths === null ? [] : [frameworkWords.validity(line.validityMonths)]),
                  words.since(line.validFrom, line.validTo),
                ].join(' · ')}{' '}
                ·{' '}
                <EffectiveLink subject={line.subject} id={line.subjectId} name={words.inTheEndOf(line.subjectName)}>
                  {words.inTheEnd}
                </EffectiveLink>{' '}
                · <RevisionLink revision={line.revision} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
