import type { Contract } from '../../../../shared/contract';
import type { SentQualification } from '../../../../shared/domain/packages/person-record';
import { fail, ok } from '../../../../shared/result';
import type { RecognitionRow } from '../../db/exchange-schema';
import type { Reader } from '../../db/schema';
import { recognitionDecision, signedRecognitionContent } from '../../db/signed-exchange';
import { competencyOn } from '../../db/sql/competencies';
import { personHeader } from '../../db/sql/person-header';
import { printedNames } from '../../db/sql/printed-names';
import { recognitionsOf, recordsOfPerson } from '../../db/sql/recognitions';
import { scaleOn } from '../../db/sql/scales';
import type { QueryUseCase } from '../context';
import { readStoredRecord } from '../packages/stored-record';
import { ownIds } from '../people/own-ids';
import { shownSignatures } from '../signatures/shown-signatures';

export const listRecognitions: QueryUseCase<Contract['recognitions']['list']> = async (db, { personId }, ctx) => {
  const person = await personHeader(db, personId, ctx.today);
  if (person === undefined) return fail('PersonNotFound');
  const { name, employeeNumber } = person;
  const records = [];
  for (const own of await ownIds(db, personId)) records.push(...(await shownRecords(db, own, ctx.today)));
  return ok({
    person: { personId, name, employeeNumber },
    records: records.toSorted((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)),
  });
};

/** What other sites have sent of a person under this record, each qualification with what was decided on it here. */
export async function shownRecords(db: Reader, personId: string, today: string) {
  const records = [];
  for (const { content, ...row } of await recordsOfPerson(db, personId)) {
    const stored = readStoredRecord(content);
    if (stored === null) continue;
    const decisions = new Map((await recognitionsOf(db, row.recordId)).map((one) => [one.ordinal, one]));
    const qualifications = [];
    for (const [ordinal, sent] of stored.record.qualifications.entries()) {
      if (stored.refused.includes(ordinal)) continue;
      const decided = decisions.get(ordinal);
      qualifications.push({
        ...shownQualification(sent, ordinal),
        decision: decided === undefined ? null : await shownDecision(db, decided, today),
      });
    }
    records.push({ ...row, qualifications });
  }
  return records;
}

function shownQualification({ competency, scale, level, validFrom, validTo, assessment, evidence }: SentQualification, ordinal: number) {
  const held = scale.levels.find((one) => one.level === level);
  return {
    ordinal,
    competencyCode: competency.code,
    competencyTitle: competency.title,
    description: competency.description,
    criteria: competency.criteria,
    levelCode: held?.code ?? String(level),
    levelName: held?.name ?? '',
    levelAnchor: held?.anchor ?? '',
    scaleName: scale.name,
    validFrom,
    validTo,
    assessedOn: assessment.performedOn,
    assessor: assessment.assessor,
    evidence: evidence.map(({ fileName, sha256 }) => ({ fileName, sha256 })),
  };
}

async function shownDecision(db: Reader, row: RecognitionRow, today: string) {
  const { competencyId, level, decision, reason, decidedBy, decidedAt, recognitionId } = row;
  const competency = competencyId === null ? undefined : await competencyOn(db, competencyId, today);
  const scale = competency === undefined ? null : await scaleOn(db, competency.content.scaleId, today);
  const names = await printedNames(db, [decidedBy]);
  return {
    decision,
    competencyId,
    competencyTitle: competency === undefined ? null : `${competency.code} ${competency.title}`.trim(),
    levelCode: level === null ? null : (scale?.levels.find((one) => one.level === level)?.code ?? String(level)),
    reason,
    decidedBy: names.get(decidedBy) ?? decidedBy,
    decidedAt,
    signatures: await shownSignatures(db, {
      recordType: recognitionDecision,
      recordId: recognitionId,
      revision: 1,
      content: signedRecognitionContent(row),
    }),
  };
}
