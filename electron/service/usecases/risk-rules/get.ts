import type { Contract } from '../../../../shared/contract';
import { riskRule } from '../../../../shared/contract/risk-rule';
import { ok } from '../../../../shared/result';
import { riskRuleOn, riskRuleRevisions } from '../../db/sql/risk-rules';
import type { QueryUseCase } from '../context';
import { shownRevisions } from '../signatures/rule-revisions';

export const getRiskRule: QueryUseCase<Contract['riskRules']['get']> = async (db, { asOf }, ctx) => {
  const { content, revision, inForceFrom } = await riskRuleOn(db, asOf ?? ctx.today);
  const shown = await shownRevisions(db, 'risk_rule', await riskRuleRevisions(db), (written) => riskRule.parse(written));
  return ok({ content, revision, inForceFrom, newest: shown.history[0]?.revision ?? 0, ...shown });
};
