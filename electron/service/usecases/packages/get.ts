import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { packageAcceptance, signedPackageContent } from '../../db/signed-exchange';
import { listPackagesIn, packageInById, receiptInPackage, recordsOf } from '../../db/sql/packages-in';
import { packageOutById } from '../../db/sql/packages-out';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';
import { shownPackage } from './list';

const storedRejects = z.array(z.object({ row: z.number(), code: z.string(), field: z.string().nullable() }));
const storedLines = z.object({ lines: z.array(z.record(z.string(), z.unknown())) });

export const getReceived: QueryUseCase<Contract['packages']['get']> = async (db, { packageInId }, ctx) => {
  const row = await packageInById(db, packageInId);
  const listed = (await listPackagesIn(db)).find((one) => one.packageInId === packageInId);
  if (row === undefined || listed === undefined) return fail('PackageNotFound');
  const records = await recordsOf(db, packageInId);
  for (const { personId } of records) if (personId !== null) ctx.noteRead(personId);
  const receipt = await receiptInPackage(db, packageInId);
  const sent = receipt === undefined ? undefined : await packageOutById(db, receipt.packageId);
  return ok({
    ...shownPackage(listed),
    publicKey: row.publicKey,
    previousSha256: row.previousSha256,
    batchId: row.batchId,
    rejects: storedRejects.parse(JSON.parse(row.rejects)),
    signatures: await shownSignatures(db, {
      recordType: packageAcceptance,
      recordId: packageInId,
      revision: 1,
      content: signedPackageContent(row),
    }),
    records: records.map(({ recordId, personId, displayName, content }) => ({
      recordId,
      personId,
      displayName,
      lines: shownLinesOf(content),
    })),
    receiptFor: sent === undefined ? null : { fileName: sent.fileName, sequence: sent.sequence, receiver: sent.receiver },
  });
};

/** What a line says in texts, without what only programs need; a record of qualifications is shown where it is decided on. */
function shownLinesOf(content: string): Array<Record<string, string>> {
  const parsed = storedLines.safeParse(JSON.parse(content));
  if (!parsed.success) return [];
  return parsed.data.lines.map((line) =>
    Object.fromEntries(
      Object.entries(line).flatMap(([field, value]) =>
        typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[field, String(value)] as const] : [],
      ),
    ),
  );
}
