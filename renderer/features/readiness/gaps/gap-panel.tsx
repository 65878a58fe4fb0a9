import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReadinessFilter } from '../../../../shared/contract/readiness-filter';
import { useSession } from '../../../lib/session';
import { markOfState } from '../../../lib/states';
import { gapWords } from '../../../lib/words/gaps';
import { readinessWords } from '../../../lib/words/readiness';
import { BesidePage } from '../../../ui/beside-page';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { StateMark } from '../../../ui/mark/state-mark';
import { SidePanel } from '../../../ui/side-panel';
import { AsKnown } from '../known-then';
import { Why } from '../why';
import classes from './gaps.module.css';
import { useGaps, type Gap } from './queries';
import { WorkedFormula } from './worked-formula';

const words = gapWords.panel;

/** One gap beside the list: what is lacking, how its risk is worked out, why it is so, and the ways to close it. */
export function GapPanel(chosen: Chosen) {
  return <AsKnown isBeside>{(filter) => <ShownGap {...chosen} filter={filter} />}</AsKnown>;
}

interface Chosen {
  readonly personId: string;
  readonly competencyId: string;
}

function ShownGap({ personId, competencyId, filter }: Chosen & { readonly filter: ReadinessFilter }) {
  const navigate = useNavigate();
  const query = useGaps({ ...filter, personId, competencyId, causes: null, bands: null, offset: 0, limit: 1 });
  const [gap] = query.data?.gaps ?? [];
  return (
    <BesidePage>
      <SidePanel
        title={gap?.name ?? readinessWords.panel.loading}
        subtitle={gap && [gap.competencyCode, gap.competencyTitle, gap.unitName].filter((part) => part !== null).join(' · ')}
        onClose={() => void navigate({ to: '/readiness/gaps', search: true })}
        // What was known once is not acted on: it may be closed since.
        actions={gap && filter.knownAt === null && <Ways gap={gap} />}
      >
        <Loaded query={query}>
          {({ rule }) =>
            gap === undefined ? (
              <EmptyState title={words.gone} hint={words.goneHint} />
            ) : (
              <>
                <section className={classes.section} aria-label={words.facts}>
                  <StateMark token={markOfState(gap.state)} withLabel />
                  <Facts gap={gap} />
                </section>
                <section className={classes.section} aria-label={words.formula}>
                  <h3 className={classes.title}>{words.formula}</h3>
                  <WorkedFormula gap={gap} rule={rule} />
                </section>
                <section className={classes.section} aria-label={words.why}>
                  <h3 className={classes.title}>{words.why}</h3>
                  <Why
                    personId={personId}
                    competencyId={competencyId}
                    knownAt={filter.knownAt}
                    label={readinessWords.reasonsOf(gap.name, gap.competencyCode)}
                  />
                </section>
              </>
            )
          }
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function Facts({ gap }: { readonly gap: Gap }) {
  const { columns } = gapWords;
  return (
    <KeyValueList
      items={[
        { key: 'cause', label: columns.cause, value: gapWords.causes[gap.cause] },
        { key: 'since', label: columns.since, value: <DateText date={gap.since} /> },
        {
          key: 'required',
          label: columns.required,
          value: `${gap.requiredLevelCode}, ${gap.isMandatory ? gapWords.mandatory : gapWords.desirable}`,
        },
        { key: 'held', label: columns.held, value: gap.heldLevelCode ?? gapWords.nothingHeld },
        { key: 'closes', label: columns.closes, value: gapWords.closes(gap.cause, gap.requiredLevelCode, gap.prerequisite?.code ?? null) },
        { key: 'owner', label: columns.owner, value: gap.owner?.name ?? gapWords.noOwner },
      ]}
    />
  );
}

/** Where the gap is closed, or where it is signed that it need not be. */
function Ways({ gap: { personId, competencyId, cause } }: { readonly gap: Gap }) {
  const { user, permissions } = useSession();
  const isOneself = user.personId === personId;
  const act = (kind: string, label: string) => (
    <Button size="compact-sm" variant="default" component="a" href={`#/people/${personId}/exception/${kind}/${competencyId}`}>
      {label}
    </Button>
  );
  const isTakenAway = cause === 'revoked' || cause === 'suspended';
  return (
    <>
      {permissions.includes('people.read') && (
        <Link to="/people/$personId" params={{ personId }}>
          {words.person}
        </Link>
      )}
      {permissions.includes('assessments.sign') && !isOneself && (
        <Button size="compact-sm" variant="default" component="a" href={`#/assess/${personId}/${competencyId}`}>
          {words.assess}
        </Button>
      )}
      {isTakenAway && permissions.includes('qualifications.reinstate') && !isOneself && act('reinstatement', words.reinstate)}
      {!isTakenAway && permissions.includes('qualifications.except') && !isOneself && (
        <>
          {act('waiver', words.waive)}
          {act('exemption', words.exempt)}
        </>
      )}
    </>
  );
}
