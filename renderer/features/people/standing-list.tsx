import { useNavigate } from '@tanstack/react-router';
import { readyStates } from '../../../shared/domain/state';
import { useAsOf } from '../../lib/as-of';
import { useSession } from '../../lib/session';
import { markOfState } from '../../lib/states';
import { peopleWords } from '../../lib/words/people';
import { stateWords } from '../../lib/words/states';
import { StateMark } from '../../ui/mark/state-mark';
import { StandingLine } from '../../ui/standing-line';
import { ActionsMenu } from './exceptions/actions-menu';
import type { Person, Standing } from './queries';
import { Why } from './why';
import classes from './people.module.css';

const words = peopleWords.person;

/** Everything that is required of the person on the day, grouped by state, worst first. */
export function StandingList({ person }: { readonly person: Person }) {
  const states = [...new Set(person.standings.map(({ state }) => state))];
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.standings}</h3>
      {states.length === 0 && <p className={classes.small}>{words.noStandings}</p>}
      {states.map((state) => {
        const standings = person.standings.filter((standing) => standing.state === state);
        const label = words.group(stateWords[state], standings.length);
        return (
          <section key={state} className={classes.group} aria-label={label}>
            <h4 className={classes.groupTitle}>
              <StateMark token={markOfState(state)} /> {label}
            </h4>
            <ul className={classes.standings}>
              {standings.map((standing) => (
                <StandingItem key={standing.competencyId} personId={person.personId} standing={standing} />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

function StandingItem({ personId, standing }: { readonly personId: string; readonly standing: Standing }) {
  const { user, permissions, today } = useSession();
  const asOf = useAsOf();
  const navigate = useNavigate();
  const { competencyId, competencyCode: code, competencyTitle, until } = standing;
  const isReady = readyStates.has(standing.state);
  const mayAssess = permissions.includes('assessments.sign') && user.personId !== personId;
  const assess = () => void navigate({ to: '/assess/$personId/$competencyId', params: { personId, competencyId } });
  return (
    <StandingLine
      standing={standing}
      title={
        <>
          <strong>{code}</strong> {competencyTitle}
        </>
      }
      // The last day of a state that lacks something only says when the next lack follows.
      until={isReady || standing.state === 'trainee' ? until : null}
      untilLabel={isReady ? words.readyUntil : words.until}
      {...(isReady && { openEnd: words.noEnd })}
      day={asOf ?? today}
      whyLabel={words.whyOf(code)}
      reasons={<Why personId={personId} competencyId={competencyId} code={code} />}
      menu={<ActionsMenu personId={personId} competencyId={competencyId} code={code} state={standing.state} />}
      {...(mayAssess && { assess: { label: words.assessIn(code), onClick: assess } })}
    />
  );
}
