import { fail, ok } from '../result';

/** What has become of a signed assessment. Only a current one counts; an amended one is replaced by a later version. */
export const assessmentStates = ['current', 'returned', 'amended', 'voided'] as const;
export type AssessmentState = (typeof assessmentStates)[number];

/** What a further signature under an assessment can mean (21 CFR 11.50(a)(3)). */
export const cosignMeanings = ['performed', 'acknowledged', 'witnessed', 'reviewed', 'approved', 'verified'] as const;
export type CosignMeaning = (typeof cosignMeanings)[number];

/** What a meaning says in the signature itself. */
export const meaningTexts: Readonly<Record<CosignMeaning, string>> = {
  performed: 'Performed the work',
  acknowledged: 'Acknowledged by the person',
  witnessed: 'Witnessed',
  reviewed: 'Reviewed',
  approved: 'Approved',
  verified: 'Verified',
};

/** Who is concerned by a record: whom it is about and who judged, with everybody they are in other accounts. */
export interface Concerned {
  readonly personId: string;
  readonly assessorUserId: string;
  readonly assessorPersonId: string | null;
}

export interface Acting {
  readonly userId: string;
  readonly personId: string | null;
}

/** Whether who acts is the one who was assessed. */
export function isAbout({ personId }: Pick<Concerned, 'personId'>, acting: Acting): boolean {
  return acting.personId === personId;
}

/** Two accounts of one person are one person. */
export function isAssessorOf({ assessorUserId, assessorPersonId }: Concerned, acting: Acting): boolean {
  return acting.userId === assessorUserId || (assessorPersonId !== null && acting.personId === assessorPersonId);
}

/** Whether anything can still follow on a record: a void one and one that another version replaced stay as they are. */
export function isOpenToCorrection(state: AssessmentState): boolean {
  return state === 'current' || state === 'returned';
}

/** Whether a meaning is one that only the person whom the record is about can sign with. */
export function isForThePerson(meaning: CosignMeaning): boolean {
  return meaning === 'performed' || meaning === 'acknowledged';
}

/**
 * Whether somebody may sign an assessment with a meaning: what was done and that one has seen it is for the person to sign,
 * everything else for others; and nobody reviews, approves or verifies their own judgement, or witnesses it.
 */
export function mayCosign(meaning: CosignMeaning, concerned: Concerned, acting: Acting) {
  const isOwn = isAbout(concerned, acting);
  if (isForThePerson(meaning)) return isOwn ? ok(null) : fail('ForThePerson');
  if (isOwn) return fail('AboutOneself');
  return isAssessorOf(concerned, acting) ? fail('OwnJudgement') : ok(null);
}
