import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMay } from '../../lib/session';
import { completionWords } from '../../lib/words/completions';
import { workWords } from '../../lib/words/work';
import { useLearners, useUnmapped } from './queries';
import classes from './completions.module.css';

const words = completionWords.section;

/** On the page of what comes in: the way to bring in completions and old matrices, and what waits of them. */
export function IncomingSection() {
  const navigate = useNavigate();
  const mayReceive = useMay('exchange.receive');
  const mayReadFramework = useMay('framework.read');
  const learners = useLearners(mayReceive).data?.learners.filter(({ person }) => person === null).length ?? 0;
  const courses = useUnmapped(mayReadFramework).data?.courses.length ?? 0;
  return (
    <section className={classes.section} aria-labelledby="incoming">
      <header className={classes.sectionHead}>
        <div>
          <h2 id="incoming" className={classes.sectionTitle}>
            {words.title}
          </h2>
          <p className={classes.small}>{words.hint}</p>
        </div>
        {mayReceive && (
          <div className={classes.buttons}>
            <Button variant="default" onClick={() => void navigate({ to: '/exchange/performances' })}>
              {workWords.file.button}
            </Button>
            <Button variant="default" onClick={() => void navigate({ to: '/exchange/matrix' })}>
              {words.matrix}
            </Button>
            <Button variant="default" onClick={() => void navigate({ to: '/exchange/completions' })}>
              {words.completions}
            </Button>
          </div>
        )}
      </header>
      <div className={classes.links}>
        {mayReceive && <Link to="/exchange/completions/learners">{words.learners(learners)}</Link>}
        {mayReadFramework && <Link to="/framework/courses">{words.courses(courses)}</Link>}
      </div>
    </section>
  );
}
