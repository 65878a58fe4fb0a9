import { sql } from 'kysely';
import { attach } from '../assessments';
import { by, firstInput, ratingChange, reason, secondInput, signed } from '../corrections';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

/** What follows on an assessment, and ratings in pairs, by name. */
export const correctionCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'assessments.return': async ({ site }) => {
    const assessmentId = await signed(site, { lateReason: reason });
    return () => site.client.assessments.return({ assessmentId, reason, signature: by('ben') });
  },
  'assessments.keep': async ({ site }) => {
    const assessmentId = await signed(site, { lateReason: reason });
    await site.client.assessments.return({ assessmentId, reason, signature: by('ben') });
    return () => site.client.assessments.keep({ assessmentId, reason, signature: by('ben') });
  },
  'assessments.void': async ({ site }) => {
    const assessmentId = await signed(site, { lateReason: reason });
    return () => site.client.assessments.void({ assessmentId, reason, signature: by('ben') });
  },
  'assessments.amend': async ({ site }) => {
    const evidenceId = await attach(site, 'seen.txt', 'what was seen '.repeat(2_000));
    const assessmentId = await signed(site, { evidenceIds: [evidenceId], lateReason: reason });
    // Under two signatures: of the assessor and of who authorises that the rating changes.
    const input = await ratingChange(site, assessmentId, { evidenceIds: [evidenceId], lateReason: reason });
    return () => site.client.assessments.amend(input);
  },
  'assessments.cosign': async ({ site }) => {
    const assessmentId = await signed(site, { lateReason: reason });
    const { contentDigest } = await site.client.assessments.get({ assessmentId });
    return () => site.client.assessments.cosign({ assessmentId, contentDigest, meaning: 'reviewed', signature: by('ben') });
  },
  'assessments.rateFirst': async ({ site }) => {
    const evidenceId = await attach(site, 'seen.txt', 'what was seen '.repeat(2_000));
    const input = await firstInput(site, { evidenceIds: [evidenceId], lateReason: reason });
    return () => site.client.assessments.rateFirst(input);
  },
  'assessments.rateSecond': async ({ site }) => {
    const evidenceId = await attach(site, 'seen.txt', 'what was seen '.repeat(2_000));
    const { assessmentId } = await site.client.assessments.rateFirst(
      await firstInput(site, { evidenceIds: [evidenceId], lateReason: reason }),
    );
    const input = await secondInput(site, assessmentId, { lateReason: reason });
    return () => site.client.assessments.rateSecond(input);
  },
  'assessments.withdrawFirst': async ({ site }) => {
    const { assessmentId } = await site.client.assessments.rateFirst(await firstInput(site, { lateReason: reason }));
    return () => site.client.assessments.withdrawFirst({ assessmentId, reason });
  },
};

/** Nothing is half signed: each record, decision and first rating has its signature, and of a pair there are both or none. */
export async function nothingHalfSigned({ plain }: Outcome): Promise<string[]> {
  const { open } = plain.station;
  if (open === null) return ['the site is locked'];
  const { rows } = await sql<{ readonly what: string }>`
    SELECT 'an assessment without a signature' AS what FROM assessment a
      WHERE NOT EXISTS (SELECT 1 FROM signature s WHERE s.recordType = 'assessment' AND s.recordId = a.assessmentId)
    UNION ALL SELECT 'a changed rating that nobody authorised' FROM assessment a WHERE a.authorisedBy IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.recordType = 'assessment' AND s.recordId = a.assessmentId AND s.userId = a.authorisedBy)
    UNION ALL SELECT 'a decision without a signature' FROM assessment_event e
      WHERE NOT EXISTS (SELECT 1 FROM signature s WHERE s.recordType = 'assessment_event' AND s.recordId = e.eventId)
    UNION ALL SELECT 'a first rating without a signature' FROM first_rating f
      WHERE NOT EXISTS (SELECT 1 FROM signature s WHERE s.recordType = 'assessment' AND s.recordId = f.assessmentId)
    UNION ALL SELECT 'half a pair' FROM assessment a WHERE a.pairId IS NOT NULL GROUP BY a.pairId HAVING COUNT(*) <> 2
    UNION ALL SELECT 'a signature of nothing' FROM signature s WHERE s.recordType = 'assessment'
      AND NOT EXISTS (SELECT 1 FROM assessment a WHERE a.assessmentId = s.recordId)
      AND NOT EXISTS (SELECT 1 FROM first_rating f WHERE f.assessmentId = s.recordId)
    UNION ALL SELECT 'a file of nothing' FROM evidence e WHERE e.recordType = 'assessment'
      AND NOT EXISTS (SELECT 1 FROM assessment a WHERE a.assessmentId = e.recordId)`.execute(open.db);
  return rows.map(({ what }) => what);
}

export const correctionAfterKill: Readonly<Record<string, (outcome: Outcome) => Promise<string[]>>> = Object.fromEntries(
  Object.keys(correctionCommands).map((name) => [name, nothingHalfSigned]),
);
