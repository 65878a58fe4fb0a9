import { isDefinedError } from '@orpc/client';
import { formatTime } from '../../../lib/formatting';
import { draftWords } from '../../../lib/words/framework-draft';
import { useDraftSession } from './draft-session';
import type { useDiscardDraft, useSubmitDraft } from './queries';

type Refused = ReturnType<typeof useSubmitDraft>['error'] | ReturnType<typeof useDiscardDraft>['error'];

/** Who is still editing what in the draft, where that is why it was refused. */
export function useLockRefusal(error: Refused): string | undefined {
  const { tree } = useDraftSession();
  if (!isDefinedError(error) || error.code !== 'Locked') return undefined;
  const { by, itemId, until } = error.data;
  const head = tree.headById.get(itemId);
  return draftWords.locked(by, head === undefined ? null : head.code || head.title || null, formatTime(new Date(until)).slice(0, 5));
}
