import { revisionWords } from '../../../lib/words/revisions';
import { titleOf } from '../items/item-title';
import type { RevisionChange } from '../queries';

/** What a change is about: the item itself, or the two ends of a line. */
export function changeTitle({ item }: RevisionChange, nameOf: (itemId: string) => string | undefined): string {
  if (item.title !== '') return titleOf(item);
  const [from, to] = [item.fromId, item.toId].map((id) => (id === null ? undefined : nameOf(id)));
  return revisionWords.differences.line(from ?? '…', to ?? '…');
}
