import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReadinessFilter } from '../../../shared/contract/readiness-filter';
import { useSession } from '../../lib/session';
import { markOfState } from '../../lib/states';
import { readinessWords as words } from '../../lib/words/readiness';
import { BesidePage } from '../../ui/beside-page';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { StateMark } from '../../ui/mark/state-mark';
import { SidePanel } from '../../ui/side-panel';
import { AsKnown } from './known-then';
import { useStandings } from './queries';
import { Why } from './why';

/** One standing beside the list or the matrix it was chosen in: its state and the tree of its reasons. */
export function StandingPanel(chosen: Chosen) {
  return <AsKnown isBeside>{({ asOf, knownAt }) => <Standing {...chosen} asOf={asOf} knownAt={knownAt} />}</AsKnown>;
}

interface Chosen {
  readonly personId: string;
  readonly competencyId: string;
  readonly onClose: () => void;
}

function Standing({ personId, competencyId, onClose, asOf, knownAt }: Chosen & Pick<ReadinessFilter, 'asOf' | 'knownAt'>) {
  const { user, permissions } = useSession();
  const query = useStandings({ asOf, knownAt, personId, competencyId });
  const [standing] = query.data?.people ?? [];
  return (
    <BesidePage>
      <SidePanel
        title={standing?.name ?? words.panel.loading}
        subtitle={
          standing && [standing.competencyCode, standing.competencyTitle, standing.unitName].filter((part) => part !== null).join(' · ')
        }
        onClose={onClose}
        actions={
          <>
            {permissions.includes('people.read') && (
              <Link to="/people/$personId" params={{ personId }}>
                {words.openPerson}
              </Link>
            )}
            {knownAt === null && permissions.includes('assessments.sign') && user.personId !== personId && (
              <Button size="compact-sm" variant="default" component="a" href={`#/assess/${personId}/${competencyId}`}>
                {words.assess}
              </Button>
            )}
          </>
        }
      >
        <Loaded query={query}>
          {() =>
            standing === undefined ? (
              <EmptyState title={words.panel.nobody} />
            ) : (
              <>
                <StateMark token={markOfState(standing.state)} withLabel />
                <Why
                  personId={personId}
                  competencyId={competencyId}
                  knownAt={knownAt}
                  label={words.reasonsOf(standing.name, standing.competencyCode)}
                />
              </>
            )
          }
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}
