import { Link, useNavigate } from '@tanstack/react-router';
import { useAsOf } from '../../lib/as-of';
import { useMay, useSession } from '../../lib/session';
import { peopleWords } from '../../lib/words/people';
import { BesidePage } from '../../ui/beside-page';
import { Loaded } from '../../ui/loaded';
import { SidePanel } from '../../ui/side-panel';
import { AssessmentList } from './assessment-list';
import { MovesOfPerson } from './moves/moves-of-person';
import { ObligationList } from './obligation-list';
import { usePerson, type Person } from './queries';
import { PersonRecords } from './records/person-records';
import { StandingList } from './standing-list';
import { SupportingEvidence } from './supporting-evidence';

const words = peopleWords.person;

/** One person: what the HR system says of them, where they work, and how they stand in all that is required. */
export function PersonPanel({ personId }: { readonly personId: string }) {
  const asOf = useAsOf();
  const navigate = useNavigate();
  const { today } = useSession();
  const maySeeAssessments = useMay('assessments.read');
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
              <ObligationList personId={personId} />
              <MovesOfPerson personId={personId} />
              {maySeeAssessments && <AssessmentList personId={personId} />}
              {maySeeAssessments && <SupportingEvidence personId={personId} />}
              <PersonRecords person={data} />
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
