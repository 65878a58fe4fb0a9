import { formatDate } from '../../../lib/formatting';
import { libraryWords as words } from '../../../lib/words/libraries';
import type { Library, RevisionHead } from '../queries';

/** Names joined for a sentence. */
export const namesOf = (people: ReadonlyArray<{ readonly name: string }>): string => people.map(({ name }) => name).join(', ');

/** Where a revision stands, after its title: since when it is in force, for when it is set, or who waits for what. */
export function standOf(revision: RevisionHead, unitName: (unitId: string) => string): string {
  const { state, effectiveFrom, generalFrom, pilotUnitIds } = revision;
  const units = pilotUnitIds.map(unitName).join(', ');
  if (state === 'inReview') return words.inReview(namesOf(revision.authors), formatDate(new Date(revision.submittedAt)));
  if (state === 'inPilot') return words.inPilot(units, effectiveFrom ?? '');
  if (state === 'scheduled')
    return pilotUnitIds.length > 0 ? words.pilotScheduled(units, effectiveFrom ?? '') : words.scheduled(effectiveFrom ?? '');
  return words.since(generalFrom ?? effectiveFrom ?? '');
}

/** What may be done about the draft of a library now. */
export function draftStep({
  draft,
  isSteward,
  isRetired,
}: Pick<Library, 'draft' | 'isSteward' | 'isRetired'>): 'start' | 'goOn' | 'inReview' | null {
  if (draft !== null) return draft.revisionId === null ? (isSteward ? 'goOn' : null) : 'inReview';
  return isSteward && !isRetired ? 'start' : null;
}

/** Who gave a draft back, and what they want changed; null unless that was the last that became of it. */
export function returnedOf(
  revisions: readonly RevisionHead[],
  { revisionId, startedAt }: Pick<NonNullable<Library['draft']>, 'revisionId' | 'startedAt'>,
): RevisionHead['returns'][number] | null {
  const [newest] = revisions.toSorted((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1));
  // an earlier draft may have been given back and then discarded
  if (revisionId !== null || newest?.state !== 'returned' || newest.submittedAt < startedAt) return null;
  return newest.returns.at(-1) ?? null;
}

export interface LibraryText {
  readonly name: string;
  readonly description: string;
  readonly functionName: string;
  readonly stewardUserIds: readonly string[];
  readonly isRetired: boolean;
  readonly reason: string;
}

export const emptyLibrary: LibraryText = { name: '', description: '', functionName: '', stewardUserIds: [], isRetired: false, reason: '' };

export function textOfLibrary({ name, description, functionName, stewardUserIds, isRetired }: Library): LibraryText {
  return { name, description, functionName: functionName ?? '', stewardUserIds, isRetired, reason: '' };
}
