import { IconShieldCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useAsOf } from '../../lib/as-of';
import { formatNumber } from '../../lib/formatting';
import { correctionWords } from '../../lib/words/corrections';
import { peopleWords } from '../../lib/words/people';
import { DateText } from '../../ui/date-text';
import { Loaded } from '../../ui/loaded';
import { assessmentsShown, useAssessmentsOf, useEvidenceCurrency, type EvidenceStatus, type ListedAssessment } from './queries';
import { ShortTable } from '../../ui/short-table';
import classes from './people.module.css';

const words = peopleWords.person;

/** The newest signed assessments of the person. */
export function AssessmentList({ personId }: { readonly personId: string }) {
  const asOf = useAsOf();
  const query = useAssessmentsOf(personId, asOf);
  const currency = useEvidenceCurrency(personId, asOf);
  const statusOf = new Map(currency.data?.evidence.map((one) => [one.assessmentId, one]));
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
                    <th scope="col">{correctionWords.verify.column}</th>
                  </tr>
                </thead>
                <tbody>
                  {assessments.map((assessment) => (
                    <AssessmentRows
                      key={assessment.assessmentId}
                      assessment={assessment}
                      stopped={stoppedText(statusOf.get(assessment.assessmentId))}
                    />
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

/** One assessment; why it no longer counts is a line of its own below it, for which one column would be too narrow. */
function AssessmentRows({ assessment, stopped }: { readonly assessment: ListedAssessment; readonly stopped: string | null }) {
  const { assessmentId, performedOn, competencyCode, competencyTitle, levelCode, outcome, assessorName } = assessment;
  return (
    <>
      <tr className={stopped === null ? undefined : classes.stopped}>
        <th scope="row" rowSpan={stopped === null ? 1 : 2}>
          <Link to="/assess/records/$assessmentId" params={{ assessmentId }}>
            <DateText date={performedOn} />
          </Link>
        </th>
        <td title={competencyTitle}>{competencyCode}</td>
        <td>{levelCode}</td>
        <td>{words.outcomes[outcome]}</td>
        <td>{assessorName}</td>
        <td>
          <Link
            to="/assess/records/$assessmentId/verification"
            params={{ assessmentId }}
            aria-label={correctionWords.verifyOf(competencyCode, performedOn)}
            title={correctionWords.actions.verify}
          >
            <IconShieldCheck size={16} stroke={1.75} aria-hidden />
          </Link>
        </td>
      </tr>
      {stopped !== null && (
        <tr className={classes.stoppedWhy}>
          <td colSpan={5}>{stopped}</td>
        </tr>
      )}
    </>
  );
}

/** Since when and why an assessment does not count; nothing where it does, or says itself that it never did. */
function stoppedText(status: EvidenceStatus | undefined): string | null {
  if (status === undefined || status.why === null || status.why === 'failed' || status.why === 'belowLevel') return null;
  return words.notCounting(status.since, words.countedNot[status.why]);
}
