import { draftWords } from '../../../lib/words/framework-draft';
import type { DraftFault } from './queries';

/** What is wrong, in words, with what it is about. */
export function faultText({ code, detail }: Pick<DraftFault, 'code' | 'detail'>): string {
  return draftWords.faults[code](detail);
}
