import { caseFileName, ratingsFile, ratingsFileName, sessionFile, type RatingsFile } from '../../../../shared/contract/calibration-files';
import { guestRatingsRecord } from '../../db/signed-guest';
import type { Reader } from '../../db/schema';
import { guestRatings } from '../../db/sql/guest-sessions';
import { signaturesOf } from '../../db/sql/signatures';
import type { PackageArchive } from '../../platform/package-archive';
import type { ManifestContent } from './manifest-text';
import type { Subject } from './subject';
import type { WrittenContent } from './written-content';

type Archive = Pick<PackageArchive, 'add'>;

/** The masked cases of a session and what one member needs to rate them. */
export function writeSessionFile(archive: Archive, { session, files }: Extract<Subject, { kind: 'calibration-case' }>): WrittenContent {
  const entry = archive.add(caseFileName);
  entry.write(`${JSON.stringify(sessionFile.parse(session), null, 2)}\n`);
  const content: ManifestContent[] = [{ name: caseFileName, mediaType: 'application/json', ...entry.end(), rows: session.cases.length }];
  for (const [name, bytes] of files) {
    const file = archive.add(name);
    file.write(bytes);
    content.push({ name, mediaType: 'application/octet-stream', ...file.end(), rows: null });
  }
  const about = [
    {
      name: caseFileName,
      text: 'the session, its ground rules and its cases, in which nobody is named; the key to which the ratings are sealed.',
    },
    ...(files.size === 0 ? [] : [{ name: 'case-file-*', text: 'pictures and other files that were released for the cases.' }]),
  ];
  return { rows: session.cases.length, content, columns: [], about };
}

/** Ratings that only the panel of the session can open, with the signature of whoever rated. */
export async function writeSealedRatings(
  db: Reader,
  archive: Archive,
  { guest, handIn }: Extract<Subject, { kind: 'calibration-ratings' }>,
): Promise<WrittenContent> {
  const { guestId, siteId, sessionId, memberId } = guest;
  const [signed] = (await signaturesOf(db, guestRatingsRecord, guestId)).filter(({ userId }) => userId === handIn.userId);
  if (signed?.publicKey == null) throw new Error('ratings that were handed in are signed with an attested key');
  const { publicKey, ...signature } = signed;
  const told: RatingsFile = ratingsFile.parse({
    format: 'touchstone-calibration-ratings',
    formatVersion: 1,
    siteId,
    sessionId,
    memberId,
    handedInAt: handIn.handedInAt,
    ratings: (await guestRatings(db, guestId)).map(({ caseId, box, boxDigest, commitment }) => ({ caseId, box, boxDigest, commitment })),
    signature,
    publicKey,
  });
  const entry = archive.add(ratingsFileName);
  entry.write(`${JSON.stringify(told, null, 2)}\n`);
  return {
    rows: 1,
    content: [{ name: ratingsFileName, mediaType: 'application/json', ...entry.end(), rows: 1 }],
    columns: [],
    about: [
      {
        name: ratingsFileName,
        text: 'one member’s ratings, sealed: a quorum of the panel opens them. Commitments and the signature tell nothing of a rating.',
      },
    ],
  };
}
