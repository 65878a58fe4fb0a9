import type { Contract } from '../../../../shared/contract';
import { riskRule } from '../../../../shared/contract/risk-rule';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import { riskRuleRevisions } from '../../db/sql/risk-rules';
import type { CommandUseCase } from '../context';
import { revisionAfter, writeRevision } from '../signatures/rule-revisions';

/** The next revision of how gaps are ranked. Days that have passed keep the ranking they had. */
export const saveRiskRule: CommandUseCase<Contract['riskRules']['save']> = async (tx, { basis, inForceFrom, content, reason }, ctx) => {
  const [newest] = await riskRuleRevisions(tx);
  if ((newest?.revision ?? 0) !== basis) return fail('RuleChanged');
  if (!isRealDate(inForceFrom)) return fail('NotADate');
  if (inForceFrom < ctx.today) return fail('DayHasPassed');
  const held = riskRule.parse(newest === undefined ? {} : JSON.parse(newest.content));
  const isSameDay = newest === undefined || newest.inForceFrom <= inForceFrom;
  if (canonicalJson(held) === canonicalJson(content) && isSameDay) return fail('Unchanged');
  const row = { ...revisionAfter(basis, { content, digested: { inForceFrom, content }, reason }, ctx), inForceFrom };
  const meaning = 'Approved as the rule of this site by which gaps are ranked';
  return ok(await writeRevision(tx, ctx, { table: 'risk_rule', row, action: 'riskRules.save', meaning, validFrom: inForceFrom }));
};
