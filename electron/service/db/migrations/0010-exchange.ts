import { sql, type Kysely } from 'kysely';
import { date, insertOnly, isFlag, json, versioned } from './table-shapes';

const statements: readonly string[] = [
  // Another site or system that sends signed files or receives them. Two people compare its printed fingerprint.
  ...versioned('partner', ['partnerId'], {
    partnerId: 'TEXT NOT NULL',
    name: 'TEXT NOT NULL',
    siteId: 'TEXT',
    // As minisign takes it (-P); the key id is in it.
    publicKey: 'TEXT NOT NULL',
    // As age takes it (-r); null: nothing can be encrypted for it.
    ageRecipient: 'TEXT',
    state: "TEXT NOT NULL CHECK (state IN ('awaitingComparison', 'confirmed', 'revoked'))",
    introducedBy: 'TEXT NOT NULL',
    // The two who compared the fingerprint.
    comparedBy: 'TEXT',
    approvedBy: 'TEXT CHECK (approvedBy <> comparedBy)',
    revokedReason: 'TEXT',
  }),
  'CREATE INDEX partner_by_key ON partner (publicKey) WHERE recordedTo IS NULL',
  'DROP TABLE package_out',
  ...insertOnly(
    'package_out',
    ['packageId'],
    `packageId TEXT NOT NULL, kind TEXT NOT NULL, partnerId TEXT, receiver TEXT NOT NULL, sequence INTEGER NOT NULL CHECK (sequence >= 1), fileName TEXT NOT NULL,
     sha256 TEXT NOT NULL, previousSha256 TEXT, isEncrypted ${isFlag('isEncrypted')}, rows INTEGER NOT NULL, filter TEXT NOT NULL,
     receiptFor TEXT, asOf ${date('asOf')}, writtenAt TEXT NOT NULL, writtenBy TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
    [['receiver', 'sequence']],
  ),
  // Accepted packages alone: one that is refused leaves nothing.
  ...insertOnly(
    'package_in',
    ['packageInId'],
    `packageInId TEXT NOT NULL, partnerId TEXT NOT NULL, packageId TEXT NOT NULL, kind TEXT NOT NULL, sequence INTEGER NOT NULL, fileName TEXT NOT NULL,
     sha256 TEXT NOT NULL, previousSha256 TEXT, publicKey TEXT NOT NULL, isEncrypted ${isFlag('isEncrypted')}, asOf ${date('asOf')},
     rows INTEGER NOT NULL, accepted INTEGER NOT NULL, rejected INTEGER NOT NULL, rejects ${json('rejects')}, batchId TEXT, gapReason TEXT,
     receivedAt TEXT NOT NULL, receivedBy TEXT NOT NULL, approvedBy TEXT NOT NULL CHECK (approvedBy <> receivedBy), entryNumber INTEGER NOT NULL`,
    [['partnerId', 'sequence']],
  ),
  // What a receiver says became of a package of ours.
  ...insertOnly(
    'receipt_in',
    ['packageId'],
    `packageId TEXT NOT NULL REFERENCES package_out (packageId), packageInId TEXT NOT NULL REFERENCES package_in (packageInId), accepted INTEGER NOT NULL,
     rejected INTEGER NOT NULL, rejects ${json('rejects')}, receivedAt TEXT NOT NULL, signedBy TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  // One person's qualified record as another site sent it.
  ...insertOnly(
    'received_record',
    ['recordId'],
    `recordId TEXT NOT NULL, packageInId TEXT NOT NULL REFERENCES package_in (packageInId), personId TEXT, displayName TEXT NOT NULL,
     content ${json('content')}, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX received_record_by_package ON received_record (packageInId)',
  'CREATE INDEX received_record_by_person ON received_record (personId) WHERE personId IS NOT NULL',
  // What this site decided on one qualification of a received record.
  ...insertOnly(
    'recognition',
    ['recognitionId'],
    `recognitionId TEXT NOT NULL, recordId TEXT NOT NULL REFERENCES received_record (recordId), ordinal INTEGER NOT NULL, personId TEXT NOT NULL,
     competencyId TEXT, level INTEGER, decision TEXT NOT NULL CHECK (decision IN ('recognised', 'partlyRecognised', 'notRecognised')), reason TEXT NOT NULL,
     decidedBy TEXT NOT NULL, decidedAt TEXT NOT NULL, contentDigest TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
    [['recordId', 'ordinal']],
  ),
  'CREATE INDEX recognition_by_person ON recognition (personId)',
];

/** Signed files in both directions: partners, packages, receipts, records of other sites. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
