import type { Contract } from '../../../../shared/contract';
import { assessmentPolicy } from '../../../../shared/contract/assessment-policy';
import { ok } from '../../../../shared/result';
import { policyRevisions } from '../../db/sql/assessment-policy';
import type { QueryUseCase } from '../context';
import { shownRevisions } from '../signatures/rule-revisions';

export const getPolicy: QueryUseCase<Contract['policy']['get']> = async (db) => {
  const shown = await shownRevisions(db, 'assessment_policy', await policyRevisions(db), (written) => assessmentPolicy.parse(written));
  const [newest] = shown.history;
  return ok({ content: newest?.content ?? assessmentPolicy.parse({}), revision: newest?.revision ?? 0, ...shown });
};
