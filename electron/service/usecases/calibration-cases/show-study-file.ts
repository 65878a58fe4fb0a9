import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { goldStudy } from '../../db/sql/gold-studies';
import type { QueryUseCase } from '../context';
import { isAtStation } from './at-station';
import { offerCaseFile } from './case-material';
import { casesOfStudy } from './studied-cases';

export const showStudyFile: QueryUseCase<Contract['calibrationCases']['showStudyFile']> = async (db, { studyId, fileId }, ctx) => {
  const known = await goldStudy(db, studyId);
  if (known === null || !isAtStation(ctx, known)) return fail('StudyNotFound');
  const pieces = (await casesOfStudy(db, known)).flatMap(({ prepared }) => prepared.material.pieces);
  const offered = pieces.some(({ file }) => file?.fileId === fileId) ? await offerCaseFile(db, ctx, fileId) : null;
  return offered === null ? fail('FileNotFound') : ok({ preview: offered.preview });
};
