import type { JsonObject } from '../../../shared/domain/audit-json';
import type { PackageInRow, PartnerRow, RecognitionRow } from './exchange-schema';

export const partnerConfirmation = 'partnerConfirmation';
export const packageAcceptance = 'packageAcceptance';
export const recognitionDecision = 'recognitionDecision';

/** What the second of two people signs who have compared a partner's fingerprints; that it is revoked later changes nothing of it. */
export function signedPartnerContent({ revokedReason: _why, state: _state, ...partner }: PartnerRow): JsonObject {
  return partner;
}

/** What is approved when a package is taken. */
export function signedPackageContent(row: PackageInRow): JsonObject {
  return { ...row };
}

/** What is decided on one qualification of a record of another site. */
export function signedRecognitionContent({ contentDigest: _digest, ...row }: RecognitionRow): JsonObject {
  return row;
}
