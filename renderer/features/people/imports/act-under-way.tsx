import { Anchor } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { importWords } from '../../../lib/words/imports';
import { ProgressBar } from '../../../ui/progress-bar';
import { isLastStep, stepOf } from './act-progress';
import { useActUnderWay } from './queries';
import classes from './imports.module.css';

const words = importWords.underWay;

/** The import that is being written or taken back, above every page but its own: whatever one asks for there waits for it. */
export function ActUnderWay() {
  const act = useActUnderWay();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  if (act === null || pathname === act.path) return null;
  return (
    <section className={classes.underWay} aria-label={act.title}>
      <ActBar act={act} />
      <p className={classes.small}>
        {words.waits}{' '}
        <Anchor size="xs" underline="always" href={`#${act.path}`}>
          {words.show}
        </Anchor>
      </p>
    </section>
  );
}

/** How far it is, for whoever waits until the site is locked. */
export function ActBeforeLock() {
  const act = useActUnderWay();
  return act === null ? null : (
    <div className={classes.beforeLock}>
      <ActBar act={act} />
    </div>
  );
}

function ActBar({ act: { title, progress } }: { readonly act: NonNullable<ReturnType<typeof useActUnderWay>> }) {
  const step = stepOf(progress);
  return (
    <ProgressBar
      label={step === null ? title : words.step(title, step)}
      done={progress?.done ?? 0}
      total={isLastStep(progress) ? null : (progress?.total ?? null)}
    />
  );
}
