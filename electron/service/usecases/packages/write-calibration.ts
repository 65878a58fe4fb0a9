import type { RatingsFile } from '../../../../shared/contract/calibration-files';
import type { AuditChange } from '../../db/audit-append';
import { contentDigest } from '../../db/content-digest';
import { storeFile } from '../../db/evidence-store';
import type { PackageInRow } from '../../db/exchange-schema';
import type { GuestSessionRow, RemoteHandInRow } from '../../db/guest-session-schema';
import { guestRatingsContent } from '../../db/signed-guest';
import type { Tx } from '../../db/schema';
import { caseFilesById } from '../../db/sql/calibration-cases';
import { insertHandIn } from '../../db/sql/calibration-ratings';
import { insertGuestSession, insertRemoteHandIn } from '../../db/sql/guest-sessions';
import { keepCaseFiles } from '../calibration-cases/keep-case-file';
import type { CommandContext } from '../context';
import type { ReadPackage } from './reading';

/** Keeps a session of another site, so that somebody can be chosen who rates it. */
export async function writeGuestSession(
  tx: Tx,
  { session, files }: Extract<ReadPackage, { kind: 'calibration-case' }>,
  { packageInId, partnerId }: PackageInRow,
  ctx: CommandContext,
): Promise<AuditChange[]> {
  const { siteId, sessionId, member } = session;
  const content = JSON.stringify(session);
  const row: GuestSessionRow = {
    guestId: ctx.makeId(),
    packageInId,
    partnerId,
    siteId,
    sessionId,
    memberId: member.memberId,
    memberName: member.name,
    content,
    contentDigest: contentDigest({ content }),
    entryNumber: ctx.entry,
  };
  await insertGuestSession(tx, row);
  const shown = session.cases.flatMap(({ material }) => material.pieces.flatMap(({ file }) => file ?? []));
  // Two members here may have been sent the same files.
  const known = new Set((await caseFilesById(tx, [...files.keys()])).map(({ fileId }) => fileId));
  const kept = [];
  for (const [fileId, bytes] of files) {
    const file = shown.find((one) => one.fileId === fileId);
    if (file === undefined || known.has(fileId)) continue;
    const { fileName, mediaType, size } = file;
    kept.push({ fileId, evidenceId: null, fileName, mediaType, size, sha256: await storeFile(ctx.evidence, bytes) });
  }
  const change = { entity: 'guest_session', entityId: row.guestId, personId: null, old: null, new: { ...row } };
  return [change, ...(await keepCaseFiles(tx, ctx, kept))];
}

/** Puts sealed ratings from another site beside those of the members here, with who signed them there. */
export async function writeRemoteRatings(
  tx: Tx,
  told: RatingsFile,
  { packageInId, partnerId }: PackageInRow,
  ctx: CommandContext,
): Promise<AuditChange[]> {
  const { sessionId, memberId, publicKey, signature } = told;
  const memberKey = `${sessionId}/${memberId}`;
  const sealed = told.ratings.map((one) => ({ sessionId, memberId, ...one, entryNumber: ctx.entry }));
  const handIn = {
    sessionId,
    memberId,
    rated: sealed.length,
    // When it came here; when it was handed in there stands in the signature.
    handedInAt: ctx.now.toISOString(),
    contentDigest: contentDigest(guestRatingsContent(told, told.ratings)),
    entryNumber: ctx.entry,
  };
  await insertHandIn(tx, handIn, sealed);
  const remote: RemoteHandInRow = {
    sessionId,
    memberId,
    packageInId,
    partnerId,
    signerName: signature.printedName,
    publicKey,
    signature: JSON.stringify(signature),
    entryNumber: ctx.entry,
  };
  await insertRemoteHandIn(tx, remote);
  return [
    { entity: 'rating_hand_in', entityId: memberKey, personId: null, old: null, new: handIn },
    ...sealed.map(({ box: _sealed, ...row }) => ({
      entity: 'sealed_rating',
      entityId: `${sessionId}/${row.caseId}/${memberId}`,
      personId: null,
      old: null,
      new: row,
    })),
    { entity: 'remote_hand_in', entityId: memberKey, personId: null, old: null, new: { ...remote } },
  ];
}
