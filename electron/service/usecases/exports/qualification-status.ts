import { existsSync } from 'node:fs';
import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { PackageOutRow } from '../../db/core-schema';
import { insertPackage, nextInSequence } from '../../db/sql/packages-out';
import { siteFacts } from '../../db/sql/site';
import type { Tx } from '../../db/schema';
import { exportFiles, isBlocked, readInChunks, writeNew, type ExportFiles } from '../../platform/export-files';
import { createArchive } from '../../platform/package-archive';
import { keyIdText, minisignSign } from '../../vault/minisign';
import type { CommandContext, CommandUseCase } from '../context';
import { cannotWriteReason } from './cannot-write';
import { manifestText } from './manifest-text';
import { fingerprintOf, packageKey, publicKeyLine } from './package-key';
import { readmeText } from './readme-text';
import { withZipEnding } from './target-name';
import { writeStatus } from './write-status';

type Export = Contract['exports']['qualificationStatus'];

/** Both files are on disk under other names before the transaction ends, and get their own names when it has. */
export const exportQualificationStatus: CommandUseCase<Export> = async (tx, input, ctx) => {
  const chosen = ctx.redeem(input.target, 'exportPackage');
  if (chosen === null) return fail('HandleExpired');
  const target = withZipEnding(chosen);
  // The dialog asked about the name that was typed, not about the completed one.
  if (target !== chosen && existsSync(target)) return fail('CannotWrite', { why: 'exists' });
  if (isBlocked(target)) return fail('CannotWrite', { why: 'failed' });

  const files = exportFiles(target);
  ctx.onRollback(files.discard);
  const asOf = input.asOf ?? ctx.today;
  try {
    const { packaged, publicKey } = await writePackage(tx, files, { receiver: input.receiver, asOf }, ctx);
    await insertPackage(tx, packaged);
    ctx.audit({
      action: 'exports.qualificationStatus',
      entity: 'package_out',
      entityId: packaged.packageId,
      reason: input.reason,
      validFrom: asOf,
      changes: [{ entity: 'package_out', entityId: packaged.packageId, personId: null, old: null, new: { ...packaged } }],
    });
    ctx.afterCommit(files.complete);
    const { packageId, sequence, fileName, sha256, rows } = packaged;
    return ok({ packageId, sequence, fileName, sha256, rows, publicKey });
  } catch (error) {
    const why = cannotWriteReason(error);
    if (why === null) throw error;
    return fail('CannotWrite', { why });
  }
};

async function writePackage(
  tx: Tx,
  files: ExportFiles,
  { receiver, asOf }: { readonly receiver: string; readonly asOf: string },
  ctx: CommandContext,
): Promise<{ readonly packaged: PackageOutRow; readonly publicKey: string }> {
  const key = await packageKey(tx);
  const site = await siteFacts(tx);
  const { sequence, previousSha256 } = await nextInSequence(tx);
  const packageId = ctx.makeId();
  const publicKey = publicKeyLine(key);
  const { fileName } = files;

  const archive = createArchive(files.part);
  let rows: number;
  let sha256: string;
  try {
    const readme = archive.add('README.txt');
    readme.write(readmeText({ fileName, siteName: site.name, receiver, sequence, asOf, publicKey, fingerprint: fingerprintOf(key) }));
    const readmeContent = { name: 'README.txt', mediaType: 'text/plain; charset=utf-8', ...readme.end(), rows: null };
    const status = await writeStatus(tx, archive, asOf, ctx.signal);
    rows = status.rows;
    // Last, because it holds the digests of the others.
    const manifest = archive.add('manifest.json');
    manifest.write(
      manifestText({
        packageId,
        site: { id: site.siteId, name: site.name },
        sender: { keyId: keyIdText(key.keyId), publicKey },
        receiver,
        sequence,
        previousSha256,
        asOf,
        createdAt: ctx.now.toISOString(),
        createdBy: ctx.actor.userId,
        content: [...status.content, readmeContent],
      }),
    );
    manifest.end();
    sha256 = archive.finish();
  } finally {
    archive.close();
  }
  const comment = `${fileName}, from ${site.name}, package no. ${sequence}, ${ctx.now.toISOString()}`;
  writeNew(files.signaturePart, await minisignSign(key, readInChunks(files.part), inOneLine(comment)));

  const writtenAt = ctx.now.toISOString();
  const packaged = {
    packageId,
    sequence,
    receiver,
    fileName,
    sha256,
    previousSha256,
    rows,
    asOf,
    writtenAt,
    writtenBy: ctx.actor.userId,
    entryNumber: ctx.entry,
  };
  return { packaged, publicKey };
}

function inOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
