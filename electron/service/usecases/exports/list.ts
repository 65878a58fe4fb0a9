import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { listPackages } from '../../db/sql/packages-out';
import type { QueryUseCase } from '../context';
import { fingerprintOf, packageKey, publicKeyLine } from './package-key';

export const listWrittenPackages: QueryUseCase<Contract['exports']['list']> = async (db) => {
  const key = await packageKey(db);
  return ok({ publicKey: publicKeyLine(key), fingerprint: fingerprintOf(key), packages: await listPackages(db) });
};
