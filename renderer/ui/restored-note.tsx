import { Alert, Button } from '@mantine/core';
import { uiWords } from '../lib/words/ui';

const words = uiWords.draft;

/** Says that a form goes on where it was left, and offers to begin anew; nothing where it is a new one. */
export function RestoredNote({
  wasRestored,
  isStale = false,
  onAnew,
}: {
  readonly wasRestored: boolean;
  /** What the draft changes has been changed on record since it was begun. */
  readonly isStale?: boolean;
  readonly onAnew: () => void;
}) {
  if (!wasRestored) return null;
  return (
    <Alert variant="outline">
      {words.restored} {isStale && <strong>{words.stale} </strong>}
      <Button variant="default" size="compact-sm" onClick={onAnew}>
        {words.anew}
      </Button>
    </Alert>
  );
}
