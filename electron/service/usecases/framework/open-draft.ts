import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { FrameworkDraftRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { draftById } from '../../db/sql/framework-drafts';
import { frameworkById } from '../../db/sql/framework-library';
import { checkSteward } from './stewards';

type Refused = Failure<'DraftNotFound', undefined> | Failure<'InReview', undefined> | Failure<'NotSteward', { stewards: string[] }>;

/** A draft that this user may change now. */
export async function openDraft(db: Reader, draftId: string, userId: string): Promise<Result<FrameworkDraftRow, Refused>> {
  const draft = await draftById(db, draftId);
  if (draft === undefined) return fail('DraftNotFound');
  const framework = await frameworkById(db, draft.frameworkId);
  const steward = framework === undefined ? ok(undefined) : await checkSteward(db, framework, userId);
  if (!steward.ok) return steward;
  return draft.revisionId === null ? ok(draft) : fail('InReview');
}
