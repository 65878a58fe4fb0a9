import { Alert, Anchor } from '@mantine/core';
import { formatInstant } from '../../../lib/formatting';
import { importWords } from '../../../lib/words/imports';
import { useImports } from './queries';
import type { Begun } from './use-import-form';

const words = importWords.interrupted;

/** What became of an import whose window was closed, or whose service ended, while it was written: all of it, or nothing. */
export function Interrupted({ begun: { fileName, sha256, at } }: { readonly begun: Begun }) {
  const { data, isFetching } = useImports();
  // A list from before it would say that there is none.
  if (data === undefined || isFetching) return null;
  const batch = data.batches.find((one) => one.sha256 === sha256 && one.committedAt >= at);
  return (
    <Alert color={batch === undefined ? 'yellow' : 'gray'} variant="outline" role="status" title={words.title(fileName, formatInstant(at))}>
      {batch === undefined ? (
        words.nothing
      ) : (
        <>
          {words.all}{' '}
          <Anchor underline="always" href={`#/exchange/imports/${batch.batchId}`}>
            {words.show}
          </Anchor>
        </>
      )}
    </Alert>
  );
}
