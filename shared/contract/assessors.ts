import { z } from 'zod';
import { assessmentKinds } from '../domain/assessment';
import { conflictRule } from './assessment-policy';
import { shownSignature } from './assessments';
import { permitted, query, signatureInput, signedCommand } from './procedure';
import { id, isoDate, level, name, reason } from './values';

/** What somebody may assess. */
export const authorityScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('library'), ids: z.array(id).min(1).max(200) }),
  z.object({ kind: z.literal('competencies'), ids: z.array(id).min(1).max(2000) }),
]);

/** An authorisation: what, how far, and from when until when each part of it holds. */
export const authorityTerms = z.object({
  scope: authorityScope,
  /** Null: any level. */
  highestLevel: level.nullable(),
  kinds: z.array(z.enum(assessmentKinds)).min(1).max(4),
  from: isoDate,
  until: isoDate.nullable(),
  trainedOn: isoDate.nullable(),
  trainedUntil: isoDate.nullable(),
  calibratedOn: isoDate.nullable(),
  calibratedUntil: isoDate.nullable(),
});
export type AuthorityTerms = z.infer<typeof authorityTerms>;

const authority = authorityTerms.extend({
  authorityId: id,
  userId: id,
  userName: name,
  personId: id.nullable(),
  /** Libraries or competencies by name, as they are called today. */
  scopeNames: z.array(z.string()),
  suspendedFrom: isoDate.nullable(),
  suspendReason: z.string().nullable(),
  /** Since when what the assessor signs under it is not accepted, until they pass a calibration; null: it is. */
  recalibrateSince: isoDate.nullable(),
  /** That is so of some competencies alone. */
  recalibrateInPart: z.boolean(),
  signedBy: name,
  /** Whether it counts on the day asked about. */
  isInForce: z.boolean(),
});

const change = permitted('assessments.authorise', 'site');
const errors = {
  AuthorityNotFound: { message: 'There is no such authorisation.' },
  OwnAuthority: { message: 'Nobody authorises themselves, in any role.' },
  NotADate: { message: 'There is no such day in the calendar.' },
  EndsBeforeItBegins: { message: 'A last day lies before its first day.' },
  Unchanged: { message: 'Nothing was changed.' },
};

export const assessors = {
  /** The register of authorisations (ISO/IEC 17025 6.2.5), with whether each counts on a day. */
  list: query(permitted('assessors.read', 'visible'))
    .input(z.object({ asOf: isoDate.nullable().default(null), userId: id.nullable().default(null) }))
    .output(z.object({ authorities: z.array(authority), asOf: isoDate })),
  /** One authorisation with every version of it and its signatures. */
  get: query(permitted('assessors.read', 'visible'))
    .errors({ AuthorityNotFound: errors.AuthorityNotFound })
    .input(z.object({ authorityId: id }))
    .output(
      z.object({ authority, versions: z.array(authority.extend({ entryNumber: z.number().int() })), signatures: z.array(shownSignature) }),
    ),
  /** Whether the session's person may make one assessment on a day, what they lack, and who could make it instead. */
  forAssessment: query(permitted('assessments.read', 'person'))
    .errors({ CompetencyNotFound: { message: 'There is no such competency.' }, NotADate: errors.NotADate })
    .input(z.object({ personId: id, competencyId: id, level, kind: z.enum(assessmentKinds), performedOn: isoDate }))
    .output(
      z.object({
        /** What the session's person lacks, each in words. */
        items: z.array(z.string()),
        independence: z.object({ rule: conflictRule, why: z.array(z.string()) }),
        /** Others who could sign here in place and lack nothing, by name; with `needsReason`, something could sway them. */
        others: z.array(z.object({ name, login: z.string(), needsReason: z.boolean() })),
      }),
    ),
  /** Who could be authorised: accounts with the role of an assessor. */
  candidates: query(change).output(
    z.object({ accounts: z.array(z.object({ userId: id, name, login: z.string(), personId: id.nullable() })) }),
  ),
  grant: signedCommand(change, 'sign')
    .errors({ ...errors, AccountNotFound: { message: 'There is no such account.' } })
    .input(z.object({ userId: id, terms: authorityTerms, reason, signature: signatureInput }))
    .output(z.object({ authorityId: id })),
  /** Other terms from now on: renewed training, another scope, a last day. What it was before stays readable. */
  change: signedCommand(change, 'sign')
    .errors(errors)
    .input(z.object({ authorityId: id, terms: authorityTerms, reason, signature: signatureInput }))
    .output(z.object({})),
  suspend: signedCommand(change, 'sign')
    .errors({ ...errors, AlreadySuspended: { message: 'This authorisation is suspended already.' } })
    .input(z.object({ authorityId: id, from: isoDate, reason, signature: signatureInput }))
    .output(z.object({})),
  resume: signedCommand(change, 'sign')
    .errors({ ...errors, NotSuspended: { message: 'This authorisation is not suspended.' } })
    .input(z.object({ authorityId: id, reason, signature: signatureInput }))
    .output(z.object({})),
};
