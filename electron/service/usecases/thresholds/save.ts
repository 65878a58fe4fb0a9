import type { Contract } from '../../../../shared/contract';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { fail, ok } from '../../../../shared/result';
import { thresholdsNow } from '../../db/sql/calibration-thresholds';
import type { CommandUseCase } from '../context';
import { revisionAfter, writeRevision } from '../signatures/rule-revisions';

/** The next revision of the thresholds. What was decided by an earlier one stays as it was decided. */
export const saveThresholds: CommandUseCase<Contract['thresholds']['save']> = async (tx, { basis, content, reason }, ctx) => {
  const held = await thresholdsNow(tx);
  if (held.revision !== basis) return fail('RuleChanged');
  if (canonicalJson(held.content) === canonicalJson(content)) return fail('Unchanged');
  const row = revisionAfter(basis, { content, digested: content, reason }, ctx);
  const meaning = 'Approved as the thresholds of this site for its assessors';
  return ok(await writeRevision(tx, ctx, { table: 'calibration_threshold', row, action: 'thresholds.save', meaning }));
};
