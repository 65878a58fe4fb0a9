import { existsSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { dutyFormats } from '../../../../shared/contract/duties';
import { fail, ok } from '../../../../shared/result';
import { completeText, discardText, isBlocked, writeNew } from '../../platform/export-files';
import type { CommandContext } from '../context';
import { cannotWriteReason } from '../exports/cannot-write';
import { withEnding } from '../framework-exchange/with-ending';

/** The path behind a handle, with the ending of its format. */
export function chosenTarget(ctx: CommandContext, handle: string, format: (typeof dutyFormats)[number]) {
  const chosen = ctx.redeem(handle, 'exportDuties');
  if (chosen === null) return fail('HandleExpired');
  const target = withEnding(chosen, format);
  // The dialog asked about the name that was typed, not about the completed one.
  if (target !== chosen && existsSync(target)) return fail('CannotWrite', { why: 'exists' as const });
  if (isBlocked(target)) return fail('CannotWrite', { why: 'failed' as const });
  return ok(target);
}

/** The file is on disk under another name before the transaction ends, and gets its own when it has. */
export function writeAside(ctx: CommandContext, target: string, text: string) {
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
  ctx.afterCommit(() => completeText(part, target));
  return ok({ fileName: path.basename(target), sha256: createHash('sha256').update(text, 'utf8').digest('hex') });
}
