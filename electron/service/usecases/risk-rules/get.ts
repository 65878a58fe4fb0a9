import type { Contract } from '../../../../shared/contract';
import { riskRule } from '../../../../shared/contract/risk-rule';
import { ok } from '../../../../shared/result';
import { printedNames } from '../../db/sql/printed-names';
import { riskRuleOn, riskRuleRevisions } from '../../db/sql/risk-rules';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';

export const getRiskRule: QueryUseCase<Contract['riskRules']['get']> = async (db, { asOf }, ctx) => {
  const revisions = await riskRuleRevisions(db);
  const { content, revision, inForceFrom } = await riskRuleOn(db, asOf ?? ctx.today);
  const names = await printedNames(
    db,
    revisions.flatMap(({ preparedBy, approvedBy }) => [preparedBy, approvedBy]),
  );
  const [newest] = revisions;
  const signatures =
    newest === undefined
      ? []
      : await shownSignatures(db, { recordType: 'risk_rule', recordId: 'site', revision: newest.revision, content: { ...newest } });
  return ok({
    content,
    revision,
    inForceFrom,
    newest: newest?.revision ?? 0,
    history: revisions.map(({ content: written, contentDigest: _digest, preparedBy, approvedBy, ...row }) => ({
      ...row,
      content: riskRule.parse(JSON.parse(written)),
      preparedBy: names.get(preparedBy) ?? preparedBy,
      approvedBy: names.get(approvedBy) ?? approvedBy,
    })),
    signatures: signatures.filter((one) => one.revision === newest?.revision),
  });
};
