import type { Contract } from '../../../../shared/contract';
import { parseJsonObject } from '../../../../shared/domain/audit-json';
import { fail, ok } from '../../../../shared/result';
import { checkOneEntry, toldRecord } from '../../db/audit-check-one';
import { contentDigest } from '../../db/content-digest';
import type { SignatureRow } from '../../db/core-schema';
import { wholeFile } from '../../db/evidence-store';
import type { Reader } from '../../db/schema';
import { isValidSignature } from '../../db/signature-validity';
import { signedAssessmentContent } from '../../db/signed-assessment';
import { assessmentById, assessmentSteps, evidenceOf } from '../../db/sql/assessments';
import { signaturesOf } from '../../db/sql/signatures';
import { attestationOf } from '../../db/sql/users';
import type { OutputOf, QueryUseCase } from '../context';

type Verify = Contract['assessments']['verify'];

/** Holds the signatures of an assessment against its content as it is stored now, against their keys and against the log. */
export const verifyAssessment: QueryUseCase<Verify> = async (db, { assessmentId }, ctx) => {
  const row = await assessmentById(db, assessmentId, ctx.scope, ctx.today);
  if (row === undefined) return fail('AssessmentNotFound');
  ctx.noteRead(row.personId);
  const files = await evidenceOf(db, assessmentId);
  const content = signedAssessmentContent(row, await assessmentSteps(db, assessmentId), files);
  const isUnchanged = contentDigest(content) === row.contentDigest;
  const whole = await Promise.all(files.map(({ sha256: digest }) => wholeFile(ctx.evidence, digest)));
  const filesIntact = whole.every((file) => file !== null);
  const signatures: OutputOf<Verify>['signatures'] = [];
  for (const { publicKey, ...signature } of await signaturesOf(db, 'assessment', assessmentId)) {
    const { printedName, role, meaning, signedAt, zone, contentDigest: digest, revision, entryNumber, keyId } = signature;
    const isValid = isValidSignature(signature, publicKey ?? undefined, {
      recordType: 'assessment',
      recordId: assessmentId,
      revision: 1,
      content,
    });
    const attested = await attestationOf(db, signature.userId, keyId);
    signatures.push({
      printedName,
      role,
      meaning,
      signedAt,
      zone,
      contentDigest: digest,
      revision,
      entryNumber,
      isValid,
      keyId,
      attestedBy: attested?.by ?? null,
      attestedAt: attested?.at ?? null,
      isTold: await isTold(db, signature),
      inclusion: await checkOneEntry(db, entryNumber),
    });
  }
  const holds = signatures.every((one) => one.isValid && one.isTold && one.attestedBy !== null && one.inclusion?.holds === true);
  return ok({
    contentDigest: row.contentDigest,
    isUnchanged,
    filesIntact,
    isSound: isUnchanged && filesIntact && signatures.length > 0 && holds,
    signatures,
  });
};

/** Whether the entry that a signature names tells of exactly this one. */
async function isTold(db: Reader, signature: SignatureRow): Promise<boolean> {
  const told = await toldRecord(db, signature.entryNumber, 'signature', signature.signatureId);
  if (told?.state !== 'open') return false;
  const said = parseJsonObject(JSON.stringify(signature)) ?? {};
  const fields = new Set([...Object.keys(said), ...Object.keys(told.record)]);
  return [...fields].every((field) => (said[field] ?? null) === (told.record[field] ?? null));
}
