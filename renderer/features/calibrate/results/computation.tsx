import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { calibrationResultWords as words } from '../../../lib/words/calibration-results';
import { FailureNote } from '../../../ui/failure-note';
import { ProgressBar } from '../../../ui/progress-bar';
import { useComputation } from './queries';
import classes from './results.module.css';

let startedFor: string | null = null;

/** Computes the figures of a session that has just been closed, by itself the first time it is looked at; whoever stopped it begins it again by hand. */
export function Computation({ sessionId, mayCompute }: { readonly sessionId: string; readonly mayCompute: boolean }) {
  const computation = useComputation();
  const { start } = computation;
  useEffect(() => {
    if (!mayCompute || startedFor === sessionId) return;
    startedFor = sessionId;
    start({ sessionId });
  }, [mayCompute, sessionId, start]);
  if (computation.state === 'running')
    return (
      <ProgressBar
        label={words.compute.progress}
        done={computation.progress?.done ?? 0}
        total={computation.progress?.total ?? null}
        onCancel={computation.cancel}
      />
    );
  return (
    <section className={classes.section}>
      <p className={classes.small}>
        {words.compute.waiting} {words.compute.hint} {!mayCompute && words.compute.byOthers}
      </p>
      <FailureNote title={words.compute.failed} error={computation.state === 'failed' ? computation.error : null} />
      {mayCompute && (
        <div className={classes.actions}>
          <Button onClick={() => start({ sessionId })}>{words.compute.start}</Button>
        </div>
      )}
    </section>
  );
}
