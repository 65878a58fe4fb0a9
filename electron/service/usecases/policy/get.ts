import type { Contract } from '../../../../shared/contract';
import { assessmentPolicy } from '../../../../shared/contract/assessment-policy';
import { ok } from '../../../../shared/result';
import { policyRevisions } from '../../db/sql/assessment-policy';
import { printedNames } from '../../db/sql/printed-names';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';

export const getPolicy: QueryUseCase<Contract['policy']['get']> = async (db) => {
  const revisions = await policyRevisions(db);
  const names = await printedNames(
    db,
    revisions.flatMap(({ preparedBy, approvedBy }) => [preparedBy, approvedBy]),
  );
  const history = revisions.map(({ revision, content, reason, preparedBy, approvedBy, approvedAt, entryNumber }) => ({
    revision,
    content: assessmentPolicy.parse(JSON.parse(content)),
    reason,
    preparedBy: names.get(preparedBy) ?? preparedBy,
    approvedBy: names.get(approvedBy) ?? approvedBy,
    approvedAt,
    entryNumber,
  }));
  const [newest] = revisions;
  const signatures =
    newest === undefined
      ? []
      : await shownSignatures(db, { recordType: 'assessment_policy', recordId: 'site', revision: newest.revision, content: { ...newest } });
  return ok({
    content: history[0]?.content ?? assessmentPolicy.parse({}),
    revision: newest?.revision ?? 0,
    history,
    signatures: signatures.filter(({ revision }) => revision === newest?.revision),
  });
};
