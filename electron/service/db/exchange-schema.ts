/** Rows of the tables of 0010-exchange. Columns are named as the contract's keys; flags are 0 or 1; dates and instants are ISO text; lists are JSON. */

type Flag = 0 | 1;

/** Another site or system that signed files come from or go to. */
export type PartnerRow = {
  partnerId: string;
  name: string;
  siteId: string | null;
  publicKey: string;
  ageRecipient: string | null;
  state: 'awaitingComparison' | 'confirmed' | 'revoked';
  introducedBy: string;
  /** The two who compared the fingerprint. */
  comparedBy: string | null;
  approvedBy: string | null;
  revokedReason: string | null;
};
export type PackageOutRow = {
  packageId: string;
  kind: string;
  partnerId: string | null;
  receiver: string;
  /** Counted for each receiver by itself. */
  sequence: number;
  fileName: string;
  sha256: string;
  previousSha256: string | null;
  isEncrypted: Flag;
  rows: number;
  /** Whom it is about, in words. */
  filter: string;
  /** The package that came in of which it is the receipt. */
  receiptFor: string | null;
  asOf: string;
  writtenAt: string;
  writtenBy: string;
  entryNumber: number;
};
/** An accepted package; `gapReason` says why it was taken although numbers before it are missing. */
export type PackageInRow = {
  packageInId: string;
  partnerId: string;
  packageId: string;
  kind: string;
  sequence: number;
  fileName: string;
  sha256: string;
  previousSha256: string | null;
  publicKey: string;
  isEncrypted: Flag;
  asOf: string;
  rows: number;
  accepted: number;
  rejected: number;
  rejects: string;
  /** The import that it became; null: it changed nobody's record. */
  batchId: string | null;
  gapReason: string | null;
  receivedAt: string;
  receivedBy: string;
  approvedBy: string;
  entryNumber: number;
};
export type ReceiptInRow = {
  packageId: string;
  packageInId: string;
  accepted: number;
  rejected: number;
  rejects: string;
  receivedAt: string;
  signedBy: string;
  entryNumber: number;
};
export type ReceivedRecordRow = {
  recordId: string;
  packageInId: string;
  personId: string | null;
  displayName: string;
  content: string;
  entryNumber: number;
};
export type RecognitionRow = {
  recognitionId: string;
  recordId: string;
  /** Which qualification of the record, from 0. */
  ordinal: number;
  personId: string;
  competencyId: string | null;
  level: number | null;
  decision: 'recognised' | 'partlyRecognised' | 'notRecognised';
  reason: string;
  decidedBy: string;
  decidedAt: string;
  contentDigest: string;
  entryNumber: number;
};

export type VersionedExchangeRows = { partner: PartnerRow };
export type ExchangeTables = {
  package_out: PackageOutRow;
  package_in: PackageInRow;
  receipt_in: ReceiptInRow;
  received_record: ReceivedRecordRow;
  recognition: RecognitionRow;
};
