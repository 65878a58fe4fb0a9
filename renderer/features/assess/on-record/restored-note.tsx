import { Alert, Button } from '@mantine/core';
import { evidenceWords } from '../../../lib/words/evidence';

const words = evidenceWords.observe;

/** Says that a form goes on where it was left, and offers to begin anew; nothing where it is a new one. */
export function RestoredNote({ wasRestored, onAnew }: { readonly wasRestored: boolean; readonly onAnew: () => void }) {
  if (!wasRestored) return null;
  return (
    <Alert variant="outline">
      {words.restored}{' '}
      <Button variant="default" size="compact-sm" onClick={onAnew}>
        {words.discard}
      </Button>
    </Alert>
  );
}
