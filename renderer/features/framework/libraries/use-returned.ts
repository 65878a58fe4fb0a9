import { useRevisions, type Library, type RevisionHead } from '../queries';
import { returnedOf } from './library-text';

/** Who gave a draft back, and what is to be changed in it; null where none was. */
export function useReturned(frameworkId: string, draft: Library['draft']): RevisionHead['returns'][number] | null {
  const isAsked = draft !== null && draft.revisionId === null;
  const { data } = useRevisions(frameworkId, isAsked);
  return draft === null || data === undefined ? null : returnedOf(data.revisions, draft);
}
