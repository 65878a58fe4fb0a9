import { useEffect, useState } from 'react';
import { importWords } from '../../../lib/words/imports';
import { ProgressBar } from '../../../ui/progress-bar';
import { followCommit, type CommitProgress } from './queries';

const words = importWords.approval;

/** How far an import is that is being written. It can be ended until its log entry is made: all of it is taken, or nothing is. */
export function CommitProgressBar({
  previewId,
  people,
  onCancel,
}: {
  readonly previewId: string;
  readonly people: number;
  readonly onCancel: () => void;
}) {
  const [progress, setProgress] = useState<CommitProgress | null>(null);
  useEffect(() => {
    const shown = new AbortController();
    // without it the import goes on all the same
    followCommit(previewId, shown.signal, setProgress).catch(() => undefined);
    return () => shown.abort();
  }, [previewId]);
  const isLast = progress?.label === 'record';
  return (
    <div role="status">
      <ProgressBar
        label={words.steps[progress?.label ?? ''] ?? words.committing(people)}
        done={progress?.done ?? 0}
        total={isLast ? null : (progress?.total ?? null)}
        {...(isLast ? {} : { onCancel })}
      />
    </div>
  );
}
