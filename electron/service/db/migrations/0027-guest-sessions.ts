import { sql, type Kysely } from 'kysely';
import { insertOnly, json } from './table-shapes';

const hex = (column: string): string => `TEXT NOT NULL CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;

const statements: readonly string[] = [
  // The files with the cases of a session that were written for a member at a partner's site.
  ...insertOnly(
    'panel_file',
    ['packageId'],
    `packageId TEXT NOT NULL REFERENCES package_out (packageId), sessionId TEXT NOT NULL, memberId TEXT NOT NULL, writtenAt TEXT NOT NULL, entryNumber INTEGER NOT NULL,
     FOREIGN KEY (sessionId, memberId) REFERENCES panel_member (sessionId, memberId)`,
  ),
  'CREATE INDEX panel_file_by_session ON panel_file (sessionId)',
  // Who signed the ratings that came back in a file, and with which key.
  ...insertOnly(
    'remote_hand_in',
    ['sessionId', 'memberId'],
    `sessionId TEXT NOT NULL, memberId TEXT NOT NULL, packageInId TEXT NOT NULL REFERENCES package_in (packageInId), partnerId TEXT NOT NULL, signerName TEXT NOT NULL,
     publicKey TEXT NOT NULL, signature ${json('signature')}, entryNumber INTEGER NOT NULL,
     FOREIGN KEY (sessionId, memberId) REFERENCES rating_hand_in (sessionId, memberId)`,
  ),
  // A session of another site that one person rates here.
  ...insertOnly(
    'guest_session',
    ['guestId'],
    `guestId TEXT NOT NULL, packageInId TEXT NOT NULL REFERENCES package_in (packageInId), partnerId TEXT NOT NULL, siteId TEXT NOT NULL, sessionId TEXT NOT NULL,
     memberId TEXT NOT NULL, memberName TEXT NOT NULL, content ${json('content')}, contentDigest ${hex('contentDigest')}, entryNumber INTEGER NOT NULL`,
    [['siteId', 'sessionId', 'memberId']],
  ),
  // Who rates it; the last one counts.
  ...insertOnly(
    'guest_rater',
    ['guestId', 'revision'],
    `guestId TEXT NOT NULL REFERENCES guest_session (guestId), revision INTEGER NOT NULL CHECK (revision >= 1), userId TEXT NOT NULL, reason TEXT NOT NULL,
     chosenBy TEXT NOT NULL, chosenAt TEXT NOT NULL, entryNumber INTEGER NOT NULL`,
  ),
  'CREATE INDEX guest_rater_by_user ON guest_rater (userId)',
  ...insertOnly(
    'guest_hand_in',
    ['guestId'],
    `guestId TEXT NOT NULL REFERENCES guest_session (guestId), userId TEXT NOT NULL, rated INTEGER NOT NULL CHECK (rated >= 1), handedInAt TEXT NOT NULL,
     contentDigest ${hex('contentDigest')}, entryNumber INTEGER NOT NULL`,
  ),
  // Sealed to the key of the other site's session: nobody here can read it.
  ...insertOnly(
    'guest_rating',
    ['guestId', 'caseId'],
    `guestId TEXT NOT NULL REFERENCES guest_hand_in (guestId), caseId TEXT NOT NULL, box TEXT NOT NULL, boxDigest ${hex('boxDigest')},
     commitment ${hex('commitment')}, entryNumber INTEGER NOT NULL`,
  ),
];

/** Panels with members at other sites: files that go out, ratings that come back, and the sessions of others that are rated here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
