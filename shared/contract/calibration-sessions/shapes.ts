import { z } from 'zod';
import { indicatorMarks, leastGroup, leastQuorum, mostCases, mostMembers, sessionStates } from '../../domain/calibration/rating';
import { caseMaterial, caseRating } from '../case-material';
import { id, isoDate, level, name, text } from '../values';

export const sessionState = z.enum(sessionStates);

export const indicatorMark = z.enum(indicatorMarks);

/** A rating that is still being thought about. */
export const caseRatingDraft = caseRating.extend({ level: level.nullable() });

export const caseLevel = z.object({ level, code: z.string(), name: z.string() });

export const caseIndicator = z.object({ id, text: z.string(), level });

export const shownCase = z.object({
  caseId: id,
  ordinal: z.number().int(),
  title: z.string(),
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: z.string(),
  levels: z.array(caseLevel),
  requiredLevel: level.nullable(),
  indicators: z.array(caseIndicator),
  material: caseMaterial,
});
export type ShownCase = z.infer<typeof shownCase>;

/** Where a case is taken from: an assessment on record, or an exemplar with an agreed rating. */
export const caseOrigin = z.object({ origin: z.enum(['record', 'gold']), originId: id });

/** Panel and cases as they are wanted, until the session begins. */
export const sessionSetUp = z.object({
  members: z.array(id).max(mostMembers),
  observers: z.array(id).max(mostMembers),
  cases: z.array(caseOrigin).max(mostCases),
  /** Members at partners' sites, by name: they rate through files and hold no share of the key. */
  guests: z
    .array(z.object({ partnerId: id, name: name.max(80) }))
    .max(mostMembers)
    .default([]),
});
export type SessionSetUp = z.infer<typeof sessionSetUp>;

/** What is typed of a session before it begins. */
export const setUpInput = z.object({
  title: name,
  plannedOn: isoDate,
  coFacilitatorUserId: id.nullable(),
  quorum: z.number().int().min(leastQuorum).max(mostMembers),
  agenda: text,
  groundRules: text.min(1),
  /** Asked before the meeting and answered without a name; shown only from so many answers on. */
  question: z.object({ text: text.min(1), minimumGroup: z.number().int().min(leastGroup).max(mostMembers) }).nullable(),
  setUp: sessionSetUp,
});

export const person = z.object({ userId: id, name });
