import type { Contract } from '../../../../shared/contract';
import { riskRule } from '../../../../shared/contract/risk-rule';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { contentDigest } from '../../db/content-digest';
import { insertRows } from '../../db/insert-rows';
import type { RiskRuleRow } from '../../db/risk-schema';
import { riskRuleRevisions } from '../../db/sql/risk-rules';
import type { CommandUseCase } from '../context';
import { signRecord } from '../signatures/sign-record';

/** The next revision of how gaps are ranked. Days that have passed keep the ranking they had. */
export const saveRiskRule: CommandUseCase<Contract['riskRules']['save']> = async (tx, { basis, inForceFrom, content, reason }, ctx) => {
  const [newest] = await riskRuleRevisions(tx);
  if ((newest?.revision ?? 0) !== basis) return fail('RuleChanged');
  if (!isRealDate(inForceFrom)) return fail('NotADate');
  if (inForceFrom < ctx.today) return fail('DayHasPassed');
  const held = riskRule.parse(newest === undefined ? {} : JSON.parse(newest.content));
  const isSameDay = newest === undefined || newest.inForceFrom <= inForceFrom;
  if (canonicalJson(held) === canonicalJson(content) && isSameDay) return fail('Unchanged');
  const row: RiskRuleRow = {
    revision: basis + 1,
    inForceFrom,
    content: JSON.stringify(content),
    reason,
    contentDigest: contentDigest({ inForceFrom, content }),
    preparedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    approvedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertRows(tx, 'risk_rule', [row]);
  const { revision } = row;
  const meaning = 'Approved as the rule of this site by which gaps are ranked';
  const signature = await signRecord(tx, ctx, { recordType: 'risk_rule', recordId: 'site', revision, content: row, meaning });
  ctx.audit({
    action: 'riskRules.save',
    entity: 'risk_rule',
    entityId: String(revision),
    reason,
    validFrom: inForceFrom,
    changes: [
      { entity: 'risk_rule', entityId: String(revision), personId: null, old: null, new: { ...row } },
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
    ],
  });
  return ok({ revision });
};
