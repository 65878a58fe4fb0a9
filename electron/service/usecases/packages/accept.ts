import type { Contract } from '../../../../shared/contract';
import { mostListedRejects } from '../../../../shared/domain/packages/receipt';
import { fail, ok } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import type { PackageInRow } from '../../db/exchange-schema';
import { packageAcceptance, signedPackageContent } from '../../db/signed-exchange';
import { insertPackageIn } from '../../db/sql/packages-in';
import { allPartners } from '../../db/sql/partners';
import { isPerson } from '../../db/sql/person-header';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';
import { judge } from './judge';
import { planDigest, planPackage } from './plan-package';
import { sourceOf } from './source-of';
import { forgetPackage, preparedPackage } from './prepared-package';
import { writeGuestSession, writeRemoteRatings } from './write-calibration';
import { writeCompletions } from './write-completions';
import { writeRoster } from './write-roster';
import { writeTold } from './write-told';

/** Takes what was shown, if it still is what would be done: in one transaction, and never less than all of it. */
export const acceptPackage: CommandUseCase<Contract['packages']['accept']> = async (tx, input, ctx) => {
  const prepared = preparedPackage(ctx.session.prepared, input.openId);
  if (prepared === null) return fail('PackageExpired');
  const { read, manifest, sha256, signature, fileName } = prepared;
  const gapReason = input.gapReason === '' ? null : input.gapReason;
  const judged = await judge(tx, await allPartners(tx), { signature, sha256, manifest }, gapReason);
  if (!judged.ok) return judged.failure.code === 'NotOpened' ? fail('PackageExpired') : { ok: false, failure: judged.failure };
  const { sender, missing } = judged.value;
  const batchId = ctx.makeId();
  const planned = await planPackage(tx, read, sourceOf({ siteId: sender.siteId, partnerId: sender.senderId }), {
    batchId,
    today: ctx.today,
    makeId: ctx.makeId,
  });
  if (!planned.ok) return planned;
  const plan = planned.value;
  if (planDigest(plan) !== prepared.planDigest) return fail('Outdated');
  const personId = read.kind === 'person-record' ? input.personId : null;
  if (read.kind === 'person-record') {
    if (personId === null) return fail('PersonNeeded');
    if (!(await isPerson(tx, personId))) return fail('PersonNotFound');
  }

  const packageInId = ctx.makeId();
  const row: PackageInRow = {
    packageInId,
    partnerId: sender.senderId,
    packageId: manifest.packageId,
    kind: manifest.kind,
    sequence: manifest.sequence,
    fileName,
    sha256,
    previousSha256: manifest.previousSha256,
    publicKey: sender.publicKey,
    isEncrypted: prepared.isEncrypted ? 1 : 0,
    asOf: manifest.asOf,
    rows: plan.rows,
    accepted: plan.rows - plan.rejects.length,
    rejected: plan.rejects.length,
    rejects: JSON.stringify(plan.rejects.slice(0, mostListedRejects).map(({ row: number, code, field }) => ({ row: number, code, field }))),
    batchId: plan.roster === null && plan.completions === null ? null : batchId,
    gapReason: missing === null ? null : gapReason,
    receivedAt: ctx.now.toISOString(),
    receivedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    entryNumber: ctx.entry,
  };
  await insertPackageIn(tx, row);
  const changes: AuditChange[] = [{ entity: 'package_in', entityId: packageInId, personId: null, old: null, new: { ...row } }];
  if (plan.roster !== null) changes.push(...(await writeRoster(tx, { plan: plan.roster, rejects: plan.rejects }, row, sender.name, ctx)));
  if (plan.completions !== null)
    changes.push(...(await writeCompletions(tx, { plan: plan.completions, rejects: plan.rejects }, row, sender.name, ctx)));
  if (read.kind === 'calibration-case') changes.push(...(await writeGuestSession(tx, read, row, ctx)));
  if (read.kind === 'calibration-ratings') changes.push(...(await writeRemoteRatings(tx, read.ratings, row, ctx)));
  changes.push(...(await writeTold(tx, read, plan, { packageInId, personId }, ctx)));
  const signed = await signRecord(tx, ctx, {
    recordType: packageAcceptance,
    recordId: packageInId,
    revision: 1,
    content: signedPackageContent(row),
    meaning: 'Approved for acceptance',
  });
  changes.push({ entity: 'signature', entityId: signed.signatureId, personId: null, old: null, new: { ...signed } });
  ctx.audit({
    action: 'packages.accept',
    entity: 'package_in',
    entityId: packageInId,
    personId,
    reason: row.gapReason,
    validFrom: manifest.asOf,
    changes,
  });
  ctx.afterCommit(() => forgetPackage(ctx.session.prepared));
  return ok({ packageInId, accepted: row.accepted, rejected: row.rejected });
};
