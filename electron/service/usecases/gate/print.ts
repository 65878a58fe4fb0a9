import type { Contract } from '../../../../shared/contract';
import { gateProof, gateSlip } from '../../../../shared/contract/gate';
import { fail, ok } from '../../../../shared/result';
import { mergedPeople, withMerged } from '../../db/sql/merged-people';
import { answerById, answerRecord } from '../../db/sql/readiness-answers';
import { accountById } from '../../db/sql/users';
import { pagePart, slipPart } from '../../reports/gate-part';
import type { QueryUseCase } from '../context';
import { printedFileOf } from '../reports/printed-file';
import { shownSignatures } from '../signatures/shown-signatures';

/** What was recorded is printed as it was recorded, however often. */
export const printAnswer: QueryUseCase<Contract['gate']['print']> = async (db, { personId, answerId }, ctx) => {
  const row = await answerById(db, answerId);
  const records = withMerged([personId], await mergedPeople(db));
  if (row === undefined || !records.includes(row.personId)) return fail('AnswerNotFound');
  const by = (await accountById(db, row.recordedBy))?.printedName ?? row.recordedBy;
  const kept = { entryNumber: row.entryNumber, recordedAt: row.recordedAt, zone: row.zone, by, digest: row.contentDigest };
  const signatures = await shownSignatures(db, { recordType: answerRecord, recordId: answerId, revision: 1, content: row });
  const content: unknown = JSON.parse(row.content);
  const isSlip = row.kind === 'slip';
  const part = isSlip ? slipPart(gateSlip.parse(content), kept) : pagePart(gateProof.parse(content), kept, signatures);
  const title = isSlip ? 'Gate slip' : 'Statement of qualification';
  return ok(
    await printedFileOf(db, ctx, {
      title,
      name: `${title} ${part.title} ${row.day}`,
      asOf: row.day,
      digest: row.contentDigest,
      parts: [part],
    }),
  );
};
