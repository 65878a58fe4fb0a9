import { useEffect, useRef } from 'react';
import { importWords } from '../../../lib/words/imports';
import { ProgressBar } from '../../../ui/progress-bar';
import { useCommitProgress, type ActProgress } from './queries';
import classes from './imports.module.css';

const words = importWords.approval;

/** How far the commit is; it goes on while another page is looked at. */
export function CommitProgressBar({ people, onCancel }: { readonly people: number; readonly onCancel: () => void }) {
  const progress = useCommitProgress();
  return <ActProgressBar progress={progress} label={words.committing(people)} hint={words.goesOn} onCancel={onCancel} />;
}

/** How far something is that is being written in one transaction. Until it is on its way to the disk it can be ended: then nothing is written. */
export function ActProgressBar({
  progress,
  label,
  hint,
  onCancel,
}: {
  readonly progress: ActProgress | null;
  /** What is said before the first step is told. */
  readonly label: string;
  readonly hint?: string;
  readonly onCancel: () => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  // It appears below what was signed, perhaps out of sight.
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={place} role="status" className={classes.act}>
      <ProgressBar
        label={stepOf(progress) ?? label}
        done={progress?.done ?? 0}
        total={isLastStep(progress) ? null : (progress?.total ?? null)}
        {...(isLastStep(progress) ? {} : { onCancel })}
      />
      {hint !== undefined && <p className={classes.small}>{hint}</p>}
    </div>
  );
}

/** The step that is being done, in words; null before the first is told. */
export const stepOf = (progress: ActProgress | null): string | null =>
  isLastStep(progress) ? words.toDisk : (words.steps[progress?.label ?? ''] ?? null);

/** All of it is written, and only to be brought to the disk: nobody can end it any more. */
export const isLastStep = (progress: ActProgress | null): boolean => progress?.label === 'record' && progress.done === progress.total;
