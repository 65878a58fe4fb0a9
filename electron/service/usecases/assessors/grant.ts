import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { accountById } from '../../db/sql/users';
import type { CommandUseCase } from '../context';
import { isOwnAuthority, termsOf, writeAuthority } from './write-authority';

export const grantAuthority: CommandUseCase<Contract['assessors']['grant']> = async (tx, { userId, terms, reason }, ctx) => {
  if ((await accountById(tx, userId)) === undefined) return fail('AccountNotFound');
  if (await isOwnAuthority(tx, ctx, userId)) return fail('OwnAuthority');
  const columns = termsOf(terms);
  if (!columns.ok) return columns;
  const authorityId = ctx.makeId();
  const row = { ...columns.value, authorityId, userId, suspendedFrom: null, suspendReason: null, signedBy: ctx.signer.userId };
  await writeAuthority(tx, ctx, row, { action: 'assessors.grant', meaning: 'Authorised to assess', reason });
  return ok({ authorityId });
};
