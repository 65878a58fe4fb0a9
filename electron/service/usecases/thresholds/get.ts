import type { Contract } from '../../../../shared/contract';
import { thresholdRule } from '../../../../shared/contract/calibration-thresholds';
import { ok } from '../../../../shared/result';
import { thresholdRevisions, thresholdsNow } from '../../db/sql/calibration-thresholds';
import { printedNames } from '../../db/sql/printed-names';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';
import { thresholdRecord } from './save';

export const getThresholds: QueryUseCase<Contract['thresholds']['get']> = async (db) => {
  const revisions = await thresholdRevisions(db);
  const names = await printedNames(
    db,
    revisions.flatMap(({ preparedBy, approvedBy }) => [preparedBy, approvedBy]),
  );
  const [newest] = revisions;
  const signed = { recordType: thresholdRecord, recordId: 'site' };
  const signatures =
    newest === undefined ? [] : await shownSignatures(db, { ...signed, revision: newest.revision, content: { ...newest } });
  return ok({
    ...(await thresholdsNow(db)),
    history: revisions.map(({ content, contentDigest: _digest, preparedBy, approvedBy, ...row }) => ({
      ...row,
      content: thresholdRule.parse(JSON.parse(content)),
      preparedBy: names.get(preparedBy) ?? preparedBy,
      approvedBy: names.get(approvedBy) ?? approvedBy,
    })),
    signatures: signatures.filter(({ revision }) => revision === newest?.revision),
  });
};
