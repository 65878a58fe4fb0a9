import type { Contract } from '../../../../shared/contract';
import { fingerprintOfLine, fingerprintOfRecipient } from '../../../../shared/domain/packages/fingerprint';
import { ok } from '../../../../shared/result';
import type { PartnerRow } from '../../db/exchange-schema';
import { partnerConfirmation, signedPartnerContent } from '../../db/signed-exchange';
import { receivedByPartner } from '../../db/sql/packages-in';
import { writtenByPartner } from '../../db/sql/packages-out';
import { allPartners, partnerSteps, type PartnerStep } from '../../db/sql/partners';
import { printedNames } from '../../db/sql/printed-names';
import type { QueryUseCase } from '../context';
import { shownSignatures } from '../signatures/shown-signatures';

export const listPartners: QueryUseCase<Contract['partners']['list']> = async (db) => {
  const rows = await allPartners(db);
  const steps = await partnerSteps(db);
  const names = await printedNames(
    db,
    rows.flatMap(({ introducedBy, comparedBy, approvedBy }) => [introducedBy, comparedBy, approvedBy].filter((one) => one !== null)),
  );
  const [received, written] = [await receivedByPartner(db), await writtenByPartner(db)];
  const partners = [];
  for (const row of rows) {
    const record = { recordType: partnerConfirmation, recordId: row.partnerId, revision: 1, content: signedPartnerContent(row) };
    partners.push({
      ...shownPartner(
        row,
        steps.filter(({ partnerId }) => partnerId === row.partnerId),
        (userId) => names.get(userId) ?? userId,
      ),
      received: received.get(row.partnerId) ?? 0,
      written: written.get(row.partnerId) ?? 0,
      signatures: await shownSignatures(db, record),
    });
  }
  return ok({ partners });
};

function shownPartner(row: PartnerRow, steps: readonly PartnerStep[], nameOf: (userId: string) => string) {
  const { partnerId, name, siteId, publicKey, ageRecipient, state, comparedBy, approvedBy, revokedReason } = row;
  const step = (wanted: PartnerRow['state']): PartnerStep | undefined => steps.find((one) => one.state === wanted);
  const revoked = step('revoked');
  return {
    partnerId,
    name,
    siteId,
    publicKey,
    fingerprint: fingerprintOfLine(publicKey),
    ageRecipient,
    recipientFingerprint: ageRecipient === null ? null : fingerprintOfRecipient(ageRecipient),
    state,
    introducedBy: nameOf(row.introducedBy),
    introducedAt: steps[0]?.recordedAt ?? '',
    confirmedBy: comparedBy === null || approvedBy === null ? null : ([nameOf(comparedBy), nameOf(approvedBy)] satisfies [string, string]),
    confirmedAt: step('confirmed')?.recordedAt ?? null,
    revokedBy: revoked?.by ?? null,
    revokedAt: revoked?.recordedAt ?? null,
    revokedReason,
  };
}
