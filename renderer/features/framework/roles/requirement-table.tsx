import { Link } from '@tanstack/react-router';
import { frameworkWords } from '../../../lib/words/framework';
import { DateText } from '../../../ui/date-text';
import type { JobRole } from '../queries';
import { levelName } from '../scale-level';
import { RevisionLink } from '../../../ui/revision-link';
import { ShortTable } from '../../../ui/short-table';
import classes from '../framework.module.css';

const words = frameworkWords.roles;

/** What a role requires, now or later. */
export function RequirementTable({ role }: { readonly role: JobRole }) {
  const hasMix = role.requirements.some((line) => line.evidenceMix.length > 0);
  const hasEnd = role.requirements.some((line) => line.validTo !== null);
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.requirements}</h3>
      {role.requirements.length === 0 ? (
        <p className={classes.dimmed}>{words.none}</p>
      ) : (
        <ShortTable label={words.requirements}>
          <thead>
            <tr>
              <th scope="col">{words.competency}</th>
              <th scope="col">{words.level}</th>
              <th scope="col">{words.validity}</th>
              <th scope="col">{words.need}</th>
              {hasMix && <th scope="col">{words.mix}</th>}
              <th scope="col">{words.from}</th>
              {hasEnd && <th scope="col">{words.until}</th>}
            </tr>
          </thead>
          <tbody>
            {role.requirements.map((line) => (
              <tr key={line.requirementId}>
                <th scope="row">
                  <span className={classes.code}>{line.competencyCode}</span>{' '}
                  <Link to="/framework/competencies/$competencyId" params={{ competencyId: line.competencyId }}>
                    {line.competencyTitle}
                  </Link>
                </th>
                <td>{levelName(line.scale.levels, line.level)}</td>
                <td>{frameworkWords.validityOfRequirement(line.validityMonths)}</td>
                <td>{line.isMandatory ? words.needs.mandatory : words.needs.desirable}</td>
                {hasMix && <td>{line.evidenceMix.map(({ kind, count }) => words.mixOf[kind](count)).join(', ')}</td>}
                <td>
                  <DateText date={line.validFrom} />
                  <br />
                  <RevisionLink revision={line.revision} isShort />
                </td>
                {hasEnd && <td>{line.validTo !== null && <DateText date={line.validTo} />}</td>}
              </tr>
            ))}
          </tbody>
        </ShortTable>
      )}
    </section>
  );
}
