import type { Contract } from '../../../../shared/contract';
import { keptContent } from '../../../../shared/contract/gate';
import { fail, ok } from '../../../../shared/result';
import { mergedPeople, withMerged } from '../../db/sql/merged-people';
import { personHeader } from '../../db/sql/person-header';
import { answerRecord, answersOf } from '../../db/sql/readiness-answers';
import { accountById } from '../../db/sql/users';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';

export const gateRecords: QueryUseCase<Contract['gate']['records']> = async (db, { personId }, ctx) => {
  const person = await personHeader(db, personId, ctx.today);
  if (person === undefined) return fail('PersonNotFound');
  const rows = await answersOf(db, withMerged([personId], await mergedPeople(db)));
  const records = [];
  for (const row of rows) {
    const { answerId, kind, day, verdict, recordedAt, zone, entryNumber, contentDigest: digest } = row;
    const told = keptContent(kind, row.content);
    const recordedBy = (await accountById(db, row.recordedBy))?.printedName ?? row.recordedBy;
    const signatures = await shownSignatures(db, { recordType: answerRecord, recordId: answerId, revision: 1, content: row });
    records.push({ answerId, kind, ...told, day, verdict, recordedAt, zone, recordedBy, entryNumber, digest, signatures });
  }
  return ok({ person, records });
};
