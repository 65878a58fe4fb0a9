import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { CommandUseCase } from '../context';
import { findReceiver, isSender } from './receiver';
import { subjectOf, type Subject } from './subject';
import { writeToTarget } from './write-to-target';

export const exportPackage: CommandUseCase<Contract['exports']['write']> = async (tx, input, ctx) => {
  const receiver = await findReceiver(tx, input.to);
  if (!receiver.ok) return receiver;
  const asOf = input.asOf ?? ctx.today;
  const subject = await subjectOf(tx, input.what, asOf);
  if (!subject.ok) return subject;
  // What became of a package, or of a session that came in one, is told to whom it came from.
  const from = cameFrom(subject.value);
  if (from !== null && !(await isSender(tx, from, receiver.value))) return fail('PartnerNotFound');
  const written = await writeToTarget(tx, { target: input.target, subject: subject.value, receiver: receiver.value, asOf }, ctx);
  if (!written.ok) return written;
  const { packaged, publicKey } = written.value;
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
  const { packageId, sequence, fileName, sha256, rows, filter } = packaged;
  return ok({ packageId, sequence, fileName, sha256, rows, filter, isEncrypted: receiver.value.isEncrypted, publicKey });
};

/** Whose package it answers; null: nobody's. */
function cameFrom(subject: Subject): { readonly partnerId: string } | null {
  if (subject.kind === 'receipt') return subject.received;
  return subject.kind === 'calibration-ratings' ? subject.guest : null;
}
