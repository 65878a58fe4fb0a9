import type { FurtherFacts, OtherId, ProfileField } from './fields';
import type { Reject } from './plan-types';
import { wordUnknown } from './row-rejects';
import { employmentKindOf, type SourceWords } from './source-words';

/** Reads what a profile takes beyond the first form of the import; a word whose meaning nobody stated is a reject, never a guess. */
export function readFurtherFacts(
  text: (field: ProfileField) => string,
  known: { readonly contractEndsOn: string | null; readonly otherIds: readonly OtherId[] },
  words: SourceWords | undefined,
  rowNumber: number,
  rejects: Reject[],
): FurtherFacts {
  const kindWord = text('employmentKind');
  const employmentKind = kindWord === '' ? null : employmentKindOf(kindWord, words);
  if (kindWord !== '' && employmentKind === null) rejects.push(wordUnknown('employmentKind', kindWord, rowNumber));
  const activeWord = text('isActive');
  const isActive = truthOf(activeWord);
  if (activeWord !== '' && isActive === null) rejects.push(wordUnknown('isActive', activeWord, rowNumber));
  const orNull = (field: ProfileField) => text(field) || null;
  return {
    jobCode: orNull('jobCode'),
    positionNumber: orNull('positionNumber'),
    employer: orNull('employer'),
    employmentKind,
    contractEndsOn: known.contractEndsOn,
    userName: orNull('userName'),
    isActive,
    otherIds: known.otherIds,
  };
}

function truthOf(word: string): boolean | null {
  if (/^(?:true|1|yes|y|active|enabled|wahr|ja)$/i.test(word)) return true;
  return /^(?:false|0|no|n|inactive|disabled|falsch|nein)$/i.test(word) ? false : null;
}
