import type { ExceptionKind } from '../../../../shared/domain/exception';
import type { AuditChange } from '../../db/audit-append';
import type { SignatureRow } from '../../db/core-schema';
import type { QualificationExceptionRow } from '../../db/exception-schema';
import type { Tx } from '../../db/schema';
import { exceptionRecord, insertException } from '../../db/sql/exceptions';
import { siteFacts } from '../../db/sql/site';
import { deriveStandings } from '../../db/sql/standings';
import type { CommandContext } from '../context';
import { signRecord } from '../signatures/sign-record';

/** What each signature under them means. */
const meanings: Readonly<Record<ExceptionKind, { readonly signed: string; readonly approved?: string }>> = {
  extension: { signed: 'Extended the qualification' },
  exemption: { signed: 'Exempted from the requirement', approved: 'Approved the exemption' },
  waiver: { signed: 'Waived the requirement under conditions', approved: 'Approved the waiver' },
  suspension: { signed: 'Suspended the qualification' },
  revocation: { signed: 'Revoked the qualification', approved: 'Approved the revocation' },
  reinstatement: { signed: 'Reinstated' },
};

type Terms = Pick<QualificationExceptionRow, 'kind' | 'personId' | 'competencyId' | 'validFrom' | 'reason'> &
  Partial<Pick<QualificationExceptionRow, 'validTo' | 'concernsId' | 'endBefore' | 'ordinal' | 'cause' | 'conditions'>>;

/** Writes one of them, signs it by everybody it takes, derives what follows, and leaves the log entry. */
export async function recordException(tx: Tx, ctx: CommandContext, action: string, terms: Terms): Promise<{ exceptionId: string }> {
  const { kind, personId, competencyId, reason, validFrom } = terms;
  const meaning = meanings[kind];
  const { signer, approver } = ctx;
  if ((meaning.approved !== undefined) !== (approver !== null)) throw new Error(`${kind}: not signed by as many as it takes`);
  const row: QualificationExceptionRow = {
    validTo: null,
    concernsId: null,
    endBefore: null,
    ordinal: null,
    cause: null,
    conditions: null,
    ...terms,
    exceptionId: ctx.makeId(),
    signedBy: signer.userId,
    approvedBy: approver?.userId ?? null,
    recordedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  const { exceptionId } = row;
  await insertException(tx, row);
  const record = { recordType: exceptionRecord, recordId: exceptionId, revision: 1, content: row };
  const signatures = [await signRecord(tx, ctx, { ...record, meaning: meaning.signed })];
  if (approver !== null && meaning.approved !== undefined)
    signatures.push(await signRecord(tx, { ...ctx, signer: approver }, { ...record, meaning: meaning.approved }));
  await deriveStandings(tx, [personId], (await siteFacts(tx)).expiringDays, [competencyId]);
  ctx.audit({
    action,
    entity: exceptionRecord,
    entityId: exceptionId,
    personId,
    reason,
    validFrom,
    changes: [
      { entity: exceptionRecord, entityId: exceptionId, personId, old: null, new: { ...row } },
      ...signatureChanges(signatures, personId),
    ],
  });
  return { exceptionId };
}

export function signatureChanges(signatures: readonly SignatureRow[], personId: string): AuditChange[] {
  return signatures.map((row) => ({ entity: 'signature', entityId: row.signatureId, personId, old: null, new: { ...row } }));
}
