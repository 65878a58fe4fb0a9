import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../lib/formatting';
import { peopleWords } from '../../lib/words/people';
import { DateText } from '../../ui/date-text';
import { Loaded } from '../../ui/loaded';
import { assessmentsShown, useAssessmentsOf } from './queries';
import { ShortTable } from '../../ui/short-table';
import classes from './people.module.css';

const words = peopleWords.person;

/** The newest signed assessments of the person. */
export function AssessmentList({ personId }: { readonly personId: string }) {
  const query = useAssessmentsOf(personId);
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.assessments}</h3>
      <Loaded query={query}>
        {({ assessments, total }) =>
          assessments.length === 0 ? (
            <p className={classes.small}>{words.noAssessments}</p>
          ) : (
            <>
              <ShortTable label={words.assessments}>
                <thead>
                  <tr>
                    <th scope="col">{words.assessmentColumns.on}</th>
                    <th scope="col">{words.assessmentColumns.competency}</th>
                    <th scope="col">{words.assessmentColumns.level}</th>
                    <th scope="col">{words.assessmentColumns.outcome}</th>
                    <th scope="col">{words.assessmentColumns.assessor}</th>
                  </tr>
                </thead>
                <tbody>
                  {assessments.map(({ assessmentId, performedOn, competencyCode, competencyTitle, levelCode, outcome, assessorName }) => (
                    <tr key={assessmentId}>
                      <th scope="row">
                        <Link to="/assess/records/$assessmentId" params={{ assessmentId }}>
                          <DateText date={performedOn} />
                        </Link>
                      </th>
                      <td title={competencyTitle}>{competencyCode}</td>
                      <td>{levelCode}</td>
                      <td>{words.outcomes[outcome]}</td>
                      <td>{assessorName}</td>
                    </tr>
                  ))}
                </tbody>
              </ShortTable>
              {total > assessmentsShown && (
                <p className={classes.small}>{words.newestOf(formatNumber(assessmentsShown), formatNumber(total))}</p>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}
