import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { goldCaseEnd, goldCaseRevisions } from '../../db/sql/calibration-cases';
import { printedNames } from '../../db/sql/printed-names';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';
import { contentOf, preparedGoldCase } from './gold-case';
import { goldCaseHeads } from './gold-case-heads';

export const getGoldCase: QueryUseCase<Contract['calibrationCases']['get']> = async (db, { goldCaseId }) => {
  const revisions = await goldCaseRevisions(db, goldCaseId);
  const [newest] = revisions;
  const prepared = newest === undefined ? null : await preparedGoldCase(db, newest);
  if (newest === undefined || prepared === null) return fail('CaseNotFound');
  const ended = (await goldCaseEnd(db, goldCaseId)) ?? null;
  const [head] = await goldCaseHeads(db, [{ ...newest, ended }]);
  if (head === undefined) return fail('CaseNotFound');
  const names = await printedNames(
    db,
    revisions.flatMap(({ preparedBy, approvedBy }) => [preparedBy, approvedBy]),
  );
  const signatures = await shownSignatures(db, {
    recordType: 'gold_case',
    recordId: goldCaseId,
    revision: newest.revision,
    content: { ...newest },
  });
  return ok({
    ...head,
    content: contentOf(newest),
    prepared,
    history: revisions.map(({ revision, reason, preparedBy, approvedBy, approvedAt }) => ({
      revision,
      reason,
      preparedBy: names.get(preparedBy) ?? preparedBy,
      approvedBy: names.get(approvedBy) ?? approvedBy,
      approvedAt,
    })),
    signatures: signatures.filter(({ revision }) => revision === newest.revision),
  });
};
