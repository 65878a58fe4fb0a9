import { useRevisions, type Library } from '../queries';
import { returnedRemark } from './library-text';

/** What is to be changed in a draft that was given back; null where none was. */
export function useReturned(frameworkId: string, draft: Library['draft']): string | null {
  const isAsked = draft !== null && draft.revisionId === null;
  const { data } = useRevisions(frameworkId, isAsked);
  return draft === null || data === undefined ? null : returnedRemark(data.revisions, draft);
}
