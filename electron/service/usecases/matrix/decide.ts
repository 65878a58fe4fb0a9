import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { SupportingEvidenceRow } from '../../db/intake-schema';
import { claimsById } from '../../db/sql/completions/claims';
import { writeVersions } from '../../db/sql/versions';
import { insertEvidence } from '../completions/write-evidence';
import type { CommandUseCase } from '../context';

/** A claim that is confirmed becomes evidence beside assessments; no level follows from it. */
export const decideClaims: CommandUseCase<Contract['matrix']['decide']> = async (tx, { personId, claimIds, decision, reason }, ctx) => {
  if (ctx.actor.personId === personId) return fail('OwnClaim');
  const ids = [...new Set(claimIds)];
  const claims = (await claimsById(tx, ids)).filter((claim) => claim.personId === personId && claim.state === 'open');
  if (claims.length !== ids.length) return fail('ClaimNotFound');
  const decided = { state: decision, decisionReason: reason, decidedBy: ctx.actor.userId, decidedAt: ctx.now.toISOString() } as const;
  const changes = await writeVersions(
    tx,
    ctx.entry,
    'legacy_claim',
    claims.map((claim) => ({ ...claim, ...decided })),
  );
  const evidence = decision === 'declined' ? [] : claims;
  const added = await insertEvidence(
    tx,
    evidence.map(({ claimId, competencyId, level, statedOn }): SupportingEvidenceRow => ({
      supportId: ctx.makeId(),
      personId,
      competencyId,
      level,
      kind: 'legacy',
      completionId: null,
      lineId: null,
      mapRevision: null,
      claimId,
      recognitionId: null,
      achievedOn: statedOn,
      expiresOn: null,
      entryNumber: ctx.entry,
    })),
  );
  ctx.audit({
    action: 'matrix.decide',
    entity: 'legacy_claim',
    entityId: claims[0]?.claimId ?? '',
    personId,
    reason,
    changes: [...changes, ...added],
  });
  return ok({ decided: claims.length });
};
