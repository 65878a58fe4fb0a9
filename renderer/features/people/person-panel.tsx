import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useAsOf } from '../../lib/as-of';
import { useMay, useSession } from '../../lib/session';
import { evidenceWords } from '../../lib/words/evidence';
import { gateWords } from '../../lib/words/gate';
import { peopleWords } from '../../lib/words/people';
import { yearWords } from '../../lib/words/year';
import { BesidePage } from '../../ui/beside-page';
import { Loaded } from '../../ui/loaded';
import { SidePanel } from '../../ui/side-panel';
import { AssessmentList } from './assessment-list';
import { ExceptionList } from './exceptions/exception-list';
import { MovesOfPerson } from './moves/moves-of-person';
import { ObligationList } from './obligation-list';
import { usePerson, type Person } from './queries';
import { RelationList } from './records/relation-list';
import { PersonRecords } from './records/person-records';
import { StandingList } from './standing-list';
import { SupportingEvidence } from './supporting-evidence';
import { PerformanceLog } from './work/performance-log';
import { SupervisedWork } from './work/supervised-work';

const words = peopleWords.person;

/** One person: what the HR system says of them, where they work, and how they stand in all that is required. */
export function PersonPanel({ personId }: { readonly personId: string }) {
  const asOf = useAsOf();
  const navigate = useNavigate();
  const { today, user } = useSession();
  const mayObserve = useMay('evidence.add');
  const maySeeAssessments = useMay('assessments.read');
  const maySeeReadiness = useMay('readiness.read');
  const maySeeLog = useMay('audit.read');
  const mayDeclare = useMay('relations.declare');
  const query = usePerson(personId, asOf);
  const person = query.data;
  return (
    <BesidePage>
      <SidePanel
        width={560}
        title={person?.name ?? words.loading}
        subtitle={person && summaryOf(person, asOf ?? today)}
        onClose={() => void navigate({ to: '/people', search: true })}
      >
        <Loaded query={query}>
          {(data) => (
            <>
              <StandingList person={data} />
              <Link to="/people/requirements" search={{ subject: 'person', id: personId }}>
                {words.whereFrom}
              </Link>
              {maySeeReadiness && (
                <Link to="/people/year" search={{ person: personId }}>
                  {yearWords.link}
                </Link>
              )}
              {maySeeAssessments && (
                <Link to="/people/$personId/portfolio" params={{ personId }}>
                  {words.portfolio}
                </Link>
              )}
              {maySeeAssessments && (
                <Link to="/people/recognition/$personId" params={{ personId }}>
                  {words.recognition}
                </Link>
              )}
              {maySeeAssessments && (
                <Link to="/people/evidence/$personId" params={{ personId }}>
                  {evidenceWords.person.link}
                </Link>
              )}
              {maySeeLog && (
                <Link to="/records" search={{ person: personId }}>
                  {words.log}
                </Link>
              )}
              {maySeeReadiness && (
                <Link to="/readiness/gate" search={{ person: personId }}>
                  {gateWords.openGate}
                </Link>
              )}
              {mayObserve && user.personId !== personId && (
                <div>
                  <Button
                    variant="default"
                    leftSection={<IconEye size={16} aria-hidden />}
                    onClick={() => void navigate({ to: '/observe', search: { person: personId } })}
                  >
                    {evidenceWords.person.observe}
                  </Button>
                </div>
              )}
              {maySeeReadiness && <ExceptionList personId={personId} />}
              <ObligationList personId={personId} />
              <MovesOfPerson personId={personId} />
              {maySeeAssessments && <AssessmentList personId={personId} />}
              {maySeeAssessments && <SupportingEvidence personId={personId} />}
              {maySeeAssessments && <SupervisedWork personId={personId} name={data.name} />}
              {maySeeAssessments && <PerformanceLog personId={personId} />}
              <PersonRecords person={data} />
              {mayDeclare && <RelationList personId={personId} />}
            </>
          )}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function summaryOf({ employeeNumber, positions }: Person, day: string): string {
  const current = positions.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day)) ?? positions[0];
  return [words.number(employeeNumber), ...(current === undefined ? [] : [current.title || words.noTitle, current.unitName])].join(' · ');
}
