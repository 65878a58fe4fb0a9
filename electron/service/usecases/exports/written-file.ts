import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fail, ok } from '../../../../shared/result';
import { completeText, discardText, isBlocked, writeNew } from '../../platform/export-files';
import type { FilePurpose } from '../../platform/platform';
import type { CommandContext } from '../context';
import { withEnding } from '../framework-exchange/with-ending';
import { cannotWriteReason } from './cannot-write';

/** The path behind a handle that was chosen for a purpose, with the ending of its format. */
export function chosenTarget(ctx: CommandContext, handle: string, purpose: FilePurpose, ending: string) {
  const chosen = ctx.redeem(handle, purpose);
  if (chosen === null) return fail('HandleExpired');
  const target = withEnding(chosen, ending);
  // The dialog asked about the name that was typed, not about the completed one.
  if (target !== chosen && existsSync(target)) return fail('CannotWrite', { why: 'exists' as const });
  if (isBlocked(target)) return fail('CannotWrite', { why: 'failed' as const });
  return ok(target);
}

/** The file is on disk under another name before the transaction ends, and gets its own when it has. */
export function writeAside(ctx: CommandContext, target: string, content: string | Uint8Array) {
  const part = `${target}.part`;
  ctx.onRollback(() => discardText(part));
  try {
    writeNew(part, content);
  } catch (error) {
    const why = cannotWriteReason(error);
    if (why === null) throw error;
    discardText(part);
    return fail('CannotWrite', { why });
  }
  ctx.afterCommit(() => completeText(part, target));
  return ok({ fileName: path.basename(target), sha256: createHash('sha256').update(content).digest('hex') });
}
