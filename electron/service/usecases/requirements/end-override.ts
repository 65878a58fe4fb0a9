import type { Contract } from '../../../../shared/contract';
import { addDays, isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { overrideById } from '../../db/sql/overrides';
import type { CommandUseCase } from '../context';
import { isOwnRequirement, peopleConcerned } from './concerned';
import { recordOverride } from './override';

export const endOverride: CommandUseCase<Contract['requirements']['endOverride']> = async (tx, { overrideId, from, reason }, ctx) => {
  const row = await overrideById(tx, overrideId);
  if (row === undefined) return fail('OverrideNotFound');
  if (!isRealDate(from)) return fail('NotADate');
  if (from < ctx.today) return fail('InThePast', { earliest: ctx.today });
  if (row.validTo !== null && row.validTo < from) return fail('AlreadyEnded', { on: row.validTo });
  if (await isOwnRequirement(tx, row, from, ctx)) return fail('OwnRequirement');
  const people = await peopleConcerned(tx, row);
  // One that is ended before it began never holds.
  const ended = { ...row, validTo: addDays(from, -1), endReason: reason };
  await recordOverride(tx, ctx, ended, { action: 'requirements.endOverride', meaning: 'Ended', reason, from, people });
  return ok({ people: people.length });
};
