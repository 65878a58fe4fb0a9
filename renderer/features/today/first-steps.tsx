import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { Permission } from '../../../shared/domain/permissions';
import { useSession } from '../../lib/session';
import { todayWords as words } from '../../lib/words/today';
import { useFirstSteps, type FirstSteps as Steps } from './queries';
import classes from './today.module.css';

const steps = [
  { key: 'people', needs: 'people.import', path: '/exchange/import', isDone: 'hasPeople' },
  { key: 'competency', needs: 'framework.edit', path: '/framework', isDone: 'hasCompetencies' },
  { key: 'requirement', needs: 'framework.edit', path: '/framework', isDone: 'hasRequirements' },
  { key: 'assessment', needs: 'assessments.sign', path: '/assess', isDone: 'hasAssessments' },
] as const satisfies readonly { key: keyof typeof words.step; needs: Permission; path: string; isDone: keyof Steps }[];

/** What a new site needs before it can say anything, in order; gone once all of it is done. */
export function FirstSteps() {
  const id = useId();
  const { permissions } = useSession();
  const { data } = useFirstSteps();
  const permitted = steps.filter(({ needs }) => permissions.includes(needs));
  if (data === undefined || permitted.length === 0 || steps.every(({ isDone }) => data[isDone])) return null;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {words.steps}
      </h2>
      <p className={classes.small}>{words.stepsHint}</p>
      <ol className={classes.steps}>
        {permitted.map(({ key, path, isDone }) => (
          <li key={key} className={classes.step}>
            <StepIcon isDone={data[isDone]} />
            <span className={classes.stepWords}>
              <Link to={path}>{words.step[key].label}</Link>
              <span className={classes.small}>{words.step[key].hint}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepIcon({ isDone }: { readonly isDone: boolean }) {
  if (isDone) return <IconCircleCheckFilled className={classes.stepDone} size={20} role="img" aria-label={words.done} />;
  return <IconCircle className={classes.stepOpen} size={20} stroke={1.5} role="img" aria-label={words.open} />;
}
