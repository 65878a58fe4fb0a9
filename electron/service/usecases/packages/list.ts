import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { packageKinds } from '../../../../shared/domain/packages/manifest';
import { ok } from '../../../../shared/result';
import { listPackagesIn, type PackageInListing } from '../../db/sql/packages-in';
import type { QueryUseCase } from '../context';

const storedKind = z.enum(packageKinds);

export const listReceived: QueryUseCase<Contract['packages']['list']> = async (db) =>
  ok({ packages: (await listPackagesIn(db)).map(shownPackage) });

export function shownPackage(row: PackageInListing) {
  const { packageInId, partnerId, sequence, fileName, sha256, asOf, rows, accepted, rejected, gapReason, receivedAt, sender, hasReceipt } =
    row;
  return {
    packageInId,
    partnerId,
    kind: storedKind.parse(row.kind),
    sender,
    sequence,
    fileName,
    sha256,
    isEncrypted: row.isEncrypted === 1,
    asOf,
    rows,
    accepted,
    rejected,
    gapReason,
    receivedAt,
    receivedBy: row.receivedByName,
    approvedBy: row.approvedByName,
    hasReceipt,
  };
}
