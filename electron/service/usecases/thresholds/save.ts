import type { Contract } from '../../../../shared/contract';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { fail, ok } from '../../../../shared/result';
import { contentDigest } from '../../db/content-digest';
import { insertRows } from '../../db/insert-rows';
import type { CalibrationThresholdRow } from '../../db/recalibration-schema';
import { thresholdsNow } from '../../db/sql/calibration-thresholds';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';

export const thresholdRecord = 'calibration_threshold';

/** The next revision of the thresholds. What was decided by an earlier one stays as it was decided. */
export const saveThresholds: CommandUseCase<Contract['thresholds']['save']> = async (tx, { basis, content, reason }, ctx) => {
  const held = await thresholdsNow(tx);
  if (held.revision !== basis) return fail('RuleChanged');
  if (canonicalJson(held.content) === canonicalJson(content)) return fail('Unchanged');
  const revision = basis + 1;
  const row: CalibrationThresholdRow = {
    revision,
    content: JSON.stringify(content),
    reason,
    contentDigest: contentDigest(content),
    preparedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    approvedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertRows(tx, 'calibration_threshold', [row]);
  const meaning = 'Approved as the thresholds of this site for its assessors';
  const signature = await signRecord(tx, ctx, { recordType: thresholdRecord, recordId: 'site', revision, content: row, meaning });
  ctx.audit({
    action: 'thresholds.save',
    entity: 'calibration_threshold',
    entityId: String(revision),
    reason,
    changes: [
      { entity: 'calibration_threshold', entityId: String(revision), personId: null, old: null, new: { ...row } },
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
    ],
  });
  return ok({ revision });
};
