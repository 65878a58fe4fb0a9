import { existsSync } from 'node:fs';
import type { CannotWriteReason } from '../../../../shared/contract/exchange';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { PackageOutRow } from '../../db/exchange-schema';
import type { Tx } from '../../db/schema';
import { insertPackage } from '../../db/sql/packages-out';
import { exportFiles, isBlocked } from '../../platform/export-files';
import type { CommandContext } from '../context';
import { cannotWriteReason } from './cannot-write';
import type { Receiver } from './receiver';
import type { Subject } from './subject';
import { withPackageEnding } from './target-name';
import { writePackage } from './write-package';

interface Wanted {
  /** The handle of the place that was chosen. */
  readonly target: string;
  readonly subject: Subject;
  readonly receiver: Receiver;
  readonly asOf: string;
}
type Unwritten =
  | Failure<'HandleExpired', undefined>
  | Failure<'NothingHeld', undefined>
  | Failure<'CannotWrite', { readonly why: CannotWriteReason }>;

/** Both files are on disk under other names before the transaction ends, and get their own names when it has. */
export async function writeToTarget(
  tx: Tx,
  { target: handle, subject, receiver, asOf }: Wanted,
  ctx: CommandContext,
): Promise<Result<{ readonly packaged: PackageOutRow; readonly publicKey: string }, Unwritten>> {
  const chosen = ctx.redeem(handle, 'exportPackage');
  if (chosen === null) return fail<'HandleExpired'>('HandleExpired');
  const target = withPackageEnding(chosen, receiver.isEncrypted);
  // The dialog asked about the name that was typed, not about the completed one.
  if (target !== chosen && existsSync(target)) return fail('CannotWrite', { why: 'exists' });
  if (isBlocked(target)) return fail('CannotWrite', { why: 'failed' });
  const files = exportFiles(target);
  ctx.onRollback(files.discard);
  try {
    const written = await writePackage(tx, files, { subject, receiver, asOf }, ctx);
    if (written === null) {
      files.discard();
      return fail<'NothingHeld'>('NothingHeld');
    }
    await insertPackage(tx, written.packaged);
    ctx.afterCommit(files.complete);
    return ok(written);
  } catch (error) {
    const why = cannotWriteReason(error);
    if (why === null) throw error;
    return fail('CannotWrite', { why });
  }
}
