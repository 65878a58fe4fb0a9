import { z } from 'zod';
import type { Contract } from '../../../../shared/contract';
import { packageKinds } from '../../../../shared/domain/packages/manifest';
import { ok } from '../../../../shared/result';
import { listPackages } from '../../db/sql/packages-out';
import type { QueryUseCase } from '../context';

const storedKind = z.enum(packageKinds);
const storedRejects = z.array(z.object({ row: z.number(), code: z.string(), field: z.string().nullable() }));

export const listWrittenPackages: QueryUseCase<Contract['exports']['list']> = async (db) =>
  ok({
    packages: (await listPackages(db)).map(({ receipt, isEncrypted, kind, ...row }) => ({
      ...row,
      kind: storedKind.parse(kind),
      isEncrypted: isEncrypted === 1,
      receipt: receipt === null ? null : { ...receipt, rejects: storedRejects.parse(JSON.parse(receipt.rejects)) },
    })),
  });
