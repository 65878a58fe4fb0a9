import { Button } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import type { ReactNode } from 'react';
import { errorMessage } from '../lib/error-message';
import { uiWords } from '../lib/words/ui';
import classes from './outdated-preview.module.css';

const outdated: ReadonlySet<string> = new Set(['PreviewOutdated', 'FileChanged']);

/** Why what was looked at cannot be approved any more, with the way to look again; undefined: it was refused for something else. */
export function outdatedPreview(error: Error | null, readAgain: () => void): ReactNode {
  if (!(error instanceof ORPCError) || !outdated.has(error.code)) return undefined;
  return (
    <div className={classes.outdated}>
      <span>{errorMessage(error).message}</span>
      <Button size="compact-sm" variant="default" onClick={readAgain}>
        {uiWords.readAgain}
      </Button>
    </div>
  );
}
