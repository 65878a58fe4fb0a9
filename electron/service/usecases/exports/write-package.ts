import { assertNever } from '../../../../shared/result';
import type { PackageOutRow } from '../../db/exchange-schema';
import { nextInSequence } from '../../db/sql/packages-out';
import { siteFacts } from '../../db/sql/site';
import type { Tx } from '../../db/schema';
import { readInChunks, writeNew, type ExportFiles } from '../../platform/export-files';
import type { PackageArchive } from '../../platform/package-archive';
import { writeArchive } from '../../platform/write-archive';
import { keyIdText, minisignSign, type PackageKey } from '../../vault/minisign';
import type { CommandContext } from '../context';
import { manifestText } from './manifest-text';
import { fingerprintOf, packageKey, publicKeyLine } from './package-key';
import { writeCompletions } from './completions-content';
import { writePersonRecord } from './person-content';
import { writeSealedRatings, writeSessionFile } from './calibration-content';
import { writeRatings } from './ratings-content';
import { readmeText } from './readme-text';
import { writeReceipt } from './receipt-content';
import type { Receiver } from './receiver';
import { writeRoster } from './roster-content';
import { writeStatus, writeTrainingNeeds } from './status-content';
import type { Subject } from './subject';
import type { WrittenContent } from './written-content';

interface Wanted {
  readonly subject: Subject;
  readonly receiver: Receiver;
  readonly asOf: string;
}

/** Writes the parts of a package and of its signature; null, and no part that counts, where there is nothing to tell. */
export async function writePackage(
  tx: Tx,
  files: ExportFiles,
  { subject, receiver, asOf }: Wanted,
  ctx: CommandContext,
): Promise<{ readonly packaged: PackageOutRow; readonly publicKey: string } | null> {
  const key = await packageKey(tx);
  const site = await siteFacts(tx);
  const { sequence, previousSha256 } = await nextInSequence(tx, receiver.name);
  const packageId = ctx.makeId();
  const publicKey = publicKeyLine(key);
  const { fileName } = files;
  const { kind, filter } = subject;
  const writtenAt = ctx.now.toISOString();

  const fill = async (archive: Pick<PackageArchive, 'add'>): Promise<WrittenContent | null> => {
    const written = await writeContent(tx, archive, { subject, asOf, key, siteName: site.name }, ctx);
    if (written === null) return null;
    const readme = archive.add('README.txt');
    const facts = { kind, fileName, siteName: site.name, receiver: receiver.name, sequence, filter, asOf, publicKey };
    readme.write(readmeText({ ...facts, fingerprint: fingerprintOf(key) }, written));
    const readmeContent = { name: 'README.txt', mediaType: 'text/plain; charset=utf-8', ...readme.end(), rows: null };
    // Last, because it holds the digests of the others.
    const manifest = archive.add('manifest.json');
    manifest.write(
      manifestText({
        kind,
        packageId,
        site: { id: site.siteId, name: site.name },
        sender: { keyId: keyIdText(key.keyId), publicKey },
        receiver: receiver.partnerId === null ? receiver.name : { siteId: receiver.siteId, name: receiver.name },
        sequence,
        previousSha256,
        filter,
        asOf,
        createdAt: writtenAt,
        createdBy: ctx.actor.userId,
        content: [...written.content, readmeContent],
      }),
    );
    manifest.end();
    return written;
  };
  const archived = await writeArchive(files.part, receiver.ageRecipient, fill, ctx.signal);
  if (archived === null) return null;
  const { sha256 } = archived;
  const comment = `${fileName}, from ${site.name}, package no. ${sequence}, ${writtenAt}`;
  writeNew(files.signaturePart, await minisignSign(key, readInChunks(files.part), comment.replace(/\s+/gu, ' ')));
  const packaged: PackageOutRow = {
    packageId,
    kind,
    partnerId: receiver.partnerId,
    receiver: receiver.name,
    sequence,
    fileName,
    sha256,
    previousSha256,
    isEncrypted: receiver.isEncrypted ? 1 : 0,
    rows: archived.filled.rows,
    filter,
    receiptFor: subject.kind === 'receipt' ? subject.received.packageInId : null,
    asOf,
    writtenAt,
    writtenBy: ctx.actor.userId,
    entryNumber: ctx.entry,
  };
  return { packaged, publicKey };
}

type Making = { readonly subject: Subject; readonly asOf: string; readonly key: PackageKey; readonly siteName: string };

async function writeContent(
  tx: Tx,
  archive: Pick<PackageArchive, 'add'>,
  { subject, asOf, key, siteName }: Making,
  ctx: CommandContext,
): Promise<WrittenContent | null> {
  const { signal } = ctx;
  switch (subject.kind) {
    case 'qualification-status':
      return writeStatus(tx, archive, { asOf, personIds: subject.personIds, signal });
    case 'training-needs':
      return writeTrainingNeeds(tx, archive, { asOf, personIds: subject.personIds, signal });
    case 'roster':
      return writeRoster(tx, archive, { asOf, personIds: subject.personIds, signal });
    case 'completions':
      return writeCompletions(tx, archive, { asOf, personIds: subject.personIds, signal });
    case 'ratings':
      return writeRatings(tx, archive, { asOf, personIds: subject.personIds, signal });
    case 'person-record':
      return writePersonRecord(tx, archive, { person: subject.person, asOf, key, siteName }, ctx);
    case 'receipt':
      return writeReceipt(tx, archive, subject.received);
    case 'calibration-case':
      return writeSessionFile(archive, subject);
    case 'calibration-ratings':
      return writeSealedRatings(tx, archive, subject);
    default:
      return assertNever(subject);
  }
}
