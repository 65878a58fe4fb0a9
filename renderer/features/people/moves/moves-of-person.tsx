import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useAsOf } from '../../../lib/as-of';
import { useMay, useSession } from '../../../lib/session';
import { moveWords as words } from '../../../lib/words/moves';
import { stateText } from './moves-page';
import { usePlansOf, type MovePlan } from './queries';
import classes from './moves.module.css';

/** The changes of role of a person with their grace and supervision, and the way to plan another. */
export function MovesOfPerson({ personId }: { readonly personId: string }) {
  const { user } = useSession();
  const asOf = useAsOf();
  const navigate = useNavigate();
  const mayMove = useMay('people.move') && user.personId !== personId;
  const { data } = usePlansOf(personId);
  const plans = data?.plans.filter(({ state }) => state !== 'cancelled') ?? [];
  if (plans.length === 0 && !mayMove) return null;
  return (
    <section className={classes.section} aria-label={words.ofPerson}>
      <h3 className={classes.sectionTitle}>{words.ofPerson}</h3>
      {plans.length > 0 && (
        <>
          <ul className={classes.list}>
            {plans.map((plan) => (
              <li key={plan.planId}>
                <Entry plan={plan} isLinked={mayMove} />
              </li>
            ))}
          </ul>
          <p className={classes.small}>{words.panel.meaning}</p>
        </>
      )}
      {mayMove && asOf === null && (
        <div>
          <Button size="compact-sm" variant="default" onClick={() => void navigate({ to: '/people/$personId/move', params: { personId } })}>
            {words.plan}
          </Button>
        </div>
      )}
    </section>
  );
}

function Entry({ plan, isLinked }: { readonly plan: MovePlan; readonly isLinked: boolean }) {
  const { planId, roleName, unitName, startsOn, graceUntil, supervisor } = plan;
  const entry = words.entry(roleName, unitName, startsOn);
  const terms = [
    stateText(plan),
    ...(graceUntil === null ? [] : [words.graceNow(graceUntil)]),
    ...(supervisor === null ? [] : [words.supervisedBy(supervisor.name)]),
  ];
  return (
    <>
      {isLinked ? (
        <Link to="/people/moves/$planId" params={{ planId }}>
          {entry}
        </Link>
      ) : (
        entry
      )}
      <div className={classes.small}>{terms.join(' · ')}</div>
    </>
  );
}
