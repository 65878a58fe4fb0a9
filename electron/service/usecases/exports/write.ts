import { existsSync } from 'node:fs';
import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { insertPackage } from '../../db/sql/packages-out';
import { exportFiles, isBlocked } from '../../platform/export-files';
import type { CommandUseCase } from '../context';
import { cannotWriteReason } from './cannot-write';
import { findReceiver, isSender } from './receiver';
import { subjectOf } from './subject';
import { withPackageEnding } from './target-name';
import { writePackage } from './write-package';

/** Both files are on disk under other names before the transaction ends, and get their own names when it has. */
export const exportPackage: CommandUseCase<Contract['exports']['write']> = async (tx, input, ctx) => {
  const receiver = await findReceiver(tx, input.to);
  if (!receiver.ok) return receiver;
  const asOf = input.asOf ?? ctx.today;
  const subject = await subjectOf(tx, input.what, asOf);
  if (!subject.ok) return subject;
  // What became of a package is told to whom it came from.
  if (subject.value.kind === 'receipt' && !(await isSender(tx, subject.value.received, receiver.value))) return fail('PartnerNotFound');
  const { isEncrypted } = receiver.value;
  const chosen = ctx.redeem(input.target, 'exportPackage');
  if (chosen === null) return fail('HandleExpired');
  const target = withPackageEnding(chosen, isEncrypted);
  // The dialog asked about the name that was typed, not about the completed one.
  if (target !== chosen && existsSync(target)) return fail('CannotWrite', { why: 'exists' });
  if (isBlocked(target)) return fail('CannotWrite', { why: 'failed' });

  const files = exportFiles(target);
  ctx.onRollback(files.discard);
  try {
    const written = await writePackage(tx, files, { subject: subject.value, receiver: receiver.value, asOf }, ctx);
    if (written === null) {
      files.discard();
      return fail('NothingHeld');
    }
    const { packaged, publicKey } = written;
    await insertPackage(tx, packaged);
    const personId = subject.value.kind === 'person-record' ? subject.value.person.personId : null;
    ctx.audit({
      action: 'exports.write',
      entity: 'package_out',
      entityId: packaged.packageId,
      personId,
      reason: input.reason,
      validFrom: asOf,
      changes: [{ entity: 'package_out', entityId: packaged.packageId, personId, old: null, new: { ...packaged } }],
    });
    ctx.afterCommit(files.complete);
    const { packageId, sequence, fileName, sha256, rows, filter } = packaged;
    return ok({ packageId, sequence, fileName, sha256, rows, filter, isEncrypted, publicKey });
  } catch (error) {
    const why = cannotWriteReason(error);
    if (why === null) throw error;
    return fail('CannotWrite', { why });
  }
};
