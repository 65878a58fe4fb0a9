import { Text } from '@mantine/core';
import { uiWords } from '../lib/words/ui';

/** Where a file has to be chosen again: what was typed about it earlier is not lost. */
export function KeptText({ isKept }: { readonly isKept: boolean }) {
  return isKept ? (
    <Text role="status" size="sm">
      {uiWords.draft.keptForFile}
    </Text>
  ) : null;
}
