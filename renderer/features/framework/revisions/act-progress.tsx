import { useEffect, useState } from 'react';
import { revisionWords } from '../../../lib/words/revisions';
import { ProgressBar } from '../../../ui/progress-bar';
import { followAct, type ActProgress } from '../queries';

const words = revisionWords.act;

/** How far a signed act is that may concern everybody. It cannot be ended: it is recorded as a whole or not at all. */
export function ActProgressBar({ revisionId }: { readonly revisionId: string }) {
  const [progress, setProgress] = useState<ActProgress | null>(null);
  useEffect(() => {
    const shown = new AbortController();
    // without it the act goes on all the same
    followAct(revisionId, shown.signal, setProgress).catch(() => undefined);
    return () => shown.abort();
  }, [revisionId]);
  return <ProgressBar label={words.step(progress?.label ?? '')} done={progress?.done ?? 0} total={progress?.total ?? null} />;
}
