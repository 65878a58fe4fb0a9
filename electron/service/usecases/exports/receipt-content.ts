import { packageReceipt, receiptName, receiptText } from '../../../../shared/domain/packages/receipt';
import type { PackageInRow } from '../../db/exchange-schema';
import { printedNames } from '../../db/sql/printed-names';
import type { Reader } from '../../db/schema';
import type { PackageArchive } from '../../platform/package-archive';
import type { WrittenContent } from './written-content';

/** What became of a package that came in, for whoever sent it. */
export async function writeReceipt(db: Reader, archive: Pick<PackageArchive, 'add'>, received: PackageInRow): Promise<WrittenContent> {
  const { packageId, sequence, sha256, accepted, rejected, approvedBy, receivedAt } = received;
  const names = await printedNames(db, [approvedBy]);
  const receipt = packageReceipt.parse({
    format: 'touchstone-receipt',
    formatVersion: 1,
    packageId,
    sequence,
    sha256,
    rows: { accepted, rejected },
    rejects: JSON.parse(received.rejects),
    signer: { userId: approvedBy, printedName: names.get(approvedBy) ?? approvedBy },
    at: receivedAt,
  });
  const entry = archive.add(receiptName);
  entry.write(receiptText(receipt));
  return {
    rows: 1,
    content: [{ name: receiptName, mediaType: 'application/json', ...entry.end(), rows: 1 }],
    columns: [],
    about: [
      {
        name: receiptName,
        text: 'which package it is for, how many of its records were accepted and which were not, who approved it and when.',
      },
    ],
  };
}
