import { ratingsFile, type RatingsFile } from '../../../shared/contract/calibration-files';
import type { SealedRatingRow } from './calibration-schema';
import type { RemoteHandInRow } from './guest-session-schema';
import { isValidSignature } from './signature-validity';
import { guestRatingsContent, guestRatingsRecord } from './signed-guest';

type Told = Pick<RatingsFile, 'siteId' | 'sessionId' | 'memberId' | 'signature' | 'publicKey'>;

/** Whether ratings are what somebody at another site has signed there, with the key that came with them. */
export function isSignedElsewhere(
  { siteId, sessionId, memberId, signature, publicKey }: Told,
  ratings: ReadonlyArray<Pick<SealedRatingRow, 'caseId' | 'commitment' | 'boxDigest'>>,
): boolean {
  const content = guestRatingsContent({ siteId, sessionId, memberId }, ratings);
  const { recordId } = signature;
  return isValidSignature(signature, publicKey, { recordType: guestRatingsRecord, recordId, revision: 1, content });
}

/** The same of ratings that were taken here. */
export function isRemoteSigned(siteId: string, row: RemoteHandInRow, ratings: readonly SealedRatingRow[]): boolean {
  const { sessionId, memberId, publicKey } = row;
  const signature = ratingsFile.shape.signature.parse(JSON.parse(row.signature));
  return isSignedElsewhere({ siteId, sessionId, memberId, signature, publicKey }, ratings);
}
