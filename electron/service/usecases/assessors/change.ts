import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { authorityById } from '../../db/sql/assessor-authorities';
import type { CommandUseCase } from '../context';
import { isOwnAuthority, termsOf, writeAuthority } from './write-authority';

type Assessors = Contract['assessors'];

export const changeAuthority: CommandUseCase<Assessors['change']> = async (tx, { authorityId, terms, reason }, ctx) => {
  const known = await authorityById(tx, authorityId);
  if (known === undefined) return fail('AuthorityNotFound');
  if (await isOwnAuthority(tx, ctx, known.userId)) return fail('OwnAuthority');
  const columns = termsOf(terms);
  if (!columns.ok) return columns;
  const row = { ...known, ...columns.value, signedBy: ctx.signer.userId };
  const isWritten = await writeAuthority(tx, ctx, row, { action: 'assessors.change', meaning: 'Authorised to assess', reason });
  return isWritten ? ok({}) : fail('Unchanged');
};

export const suspendAuthority: CommandUseCase<Assessors['suspend']> = async (tx, { authorityId, from, reason }, ctx) => {
  const known = await authorityById(tx, authorityId);
  if (known === undefined) return fail('AuthorityNotFound');
  if (await isOwnAuthority(tx, ctx, known.userId)) return fail('OwnAuthority');
  if (known.suspendedFrom !== null) return fail('AlreadySuspended');
  if (!isRealDate(from)) return fail('NotADate');
  const row = { ...known, suspendedFrom: from, suspendReason: reason, signedBy: ctx.signer.userId };
  await writeAuthority(tx, ctx, row, { action: 'assessors.suspend', meaning: 'Suspended as an assessor', reason });
  return ok({});
};

export const resumeAuthority: CommandUseCase<Assessors['resume']> = async (tx, { authorityId, reason }, ctx) => {
  const known = await authorityById(tx, authorityId);
  if (known === undefined) return fail('AuthorityNotFound');
  if (await isOwnAuthority(tx, ctx, known.userId)) return fail('OwnAuthority');
  if (known.suspendedFrom === null) return fail('NotSuspended');
  const row = { ...known, suspendedFrom: null, suspendReason: null, signedBy: ctx.signer.userId };
  await writeAuthority(tx, ctx, row, { action: 'assessors.resume', meaning: 'Authorised again to assess', reason });
  return ok({});
};
