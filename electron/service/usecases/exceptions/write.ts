import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { completeText, discardText, isBlocked, writeNew } from '../../platform/export-files';
import type { CommandUseCase } from '../context';
import { cannotWriteReason } from '../exports/cannot-write';
import { withEnding } from '../framework-exchange/with-ending';
import { listedExceptions } from './listed';

/** The file is on disk under another name before the transaction ends, and gets its own when it has. */
export const writeExceptions: CommandUseCase<Contract['exceptions']['write']> = async (tx, input, ctx) => {
  const { target: handle, asOf: asked, kind, state, reason } = input;
  const chosen = ctx.redeem(handle, 'exportExceptions');
  if (chosen === null) return fail('HandleExpired');
  const target = withEnding(chosen, 'csv');
  // The dialog asked about the name that was typed, not about the completed one.
  if (target !== chosen && existsSync(target)) return fail('CannotWrite', { why: 'exists' });
  if (isBlocked(target)) return fail('CannotWrite', { why: 'failed' });
  const asOf = asked ?? ctx.today;
  const { exceptions, text, sha256 } = await listedExceptions(tx, ctx, { kind, state, competencyId: null }, asOf);
  const part = `${target}.part`;
  ctx.onRollback(() => discardText(part));
  try {
    writeNew(part, text);
  } catch (error) {
    const why = cannotWriteReason(error);
    if (why === null) throw error;
    discardText(part);
    return fail('CannotWrite', { why });
  }
  const fileName = path.basename(target);
  const entity = { entity: 'exception_file', entityId: sha256 };
  const facts = { fileName, sha256, asOf, kind, state, lines: exceptions.length };
  ctx.audit({
    action: 'exceptions.write',
    ...entity,
    reason,
    validFrom: asOf,
    changes: [{ ...entity, personId: null, old: null, new: facts }],
  });
  ctx.afterCommit(() => completeText(part, target));
  return ok({ fileName, sha256, lines: exceptions.length });
};
