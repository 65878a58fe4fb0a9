import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useMay, useSession } from '../../lib/session';
import { evidenceWords } from '../../lib/words/evidence';
import { useOwnRounds } from './queries';
import classes from './today.module.css';

const words = evidenceWords.feedback;

/** The way to what is on record about oneself, and the rounds of questions in which one is asked and has not answered. */
export function OwnEvidence() {
  const id = useId();
  const { user } = useSession();
  const maySee = useMay('assessments.read') && user.personId !== null;
  const rounds = useOwnRounds().data?.rounds ?? [];
  if (!maySee && rounds.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {evidenceWords.own.today}
      </h2>
      {maySee && user.personId !== null && (
        <p>
          <Link to="/people/evidence/$personId" params={{ personId: user.personId }}>
            {evidenceWords.own.todayLink}
          </Link>
        </p>
      )}
      {rounds.length > 0 && (
        <ul aria-label={words.mine} className={classes.drafts}>
          {rounds.map(({ roundId, title, personName }) => (
            <li key={roundId} className={classes.draft}>
              <Link to="/feedback/$roundId" params={{ roundId }}>
                {words.mineLink(title, personName)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
