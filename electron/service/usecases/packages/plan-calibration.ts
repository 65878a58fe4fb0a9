import type { RatingsFile } from '../../../../shared/contract/calibration-files';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { isSignedElsewhere } from '../../db/remote-signature';
import { digestOfBox, isRatingBox } from '../../db/sealed-rating';
import { handInsOf, sealedRatings } from '../../db/sql/calibration-ratings';
import { casesOf, nextRoundOf, panelOf, sessionById } from '../../db/sql/calibration-sessions';
import { guestSessionOf } from '../../db/sql/guest-sessions';
import { widestOf } from '../calibration-sessions/begin-turn';
import { partnerById } from '../../db/sql/partners';
import { siteFacts } from '../../db/sql/site';
import { nothing } from './nothing-planned';
import type { PackagePlan } from './plan-package';
import type { ReadPackage } from './reading';
import { sourceOf } from './source-of';

type Session = { readonly title: string };
type Member = { readonly member: string };
export type CalibrationRefused =
  | Failure<'Damaged', { readonly what: string; readonly name: string | null }>
  | Failure<'SessionUnknown', undefined>
  | Failure<'OtherRound', Session & { readonly round: number }>
  | Failure<'SessionClosed' | 'NotOnPanel', Session>
  | Failure<'SessionKnown' | 'HandedInBefore', Session & Member>
  | Failure<'RatingsUnsigned' | 'CommitmentMismatch' | 'NoSealedRating' | 'RatingsRepeated', Member>;

/** Cases of another site that somebody here is to rate. They are of the site that sends them, and are taken once for each member. */
export async function planSessionFile(
  db: Reader,
  { session }: Extract<ReadPackage, { kind: 'calibration-case' }>,
  source: string,
): Promise<Result<PackagePlan, CalibrationRefused>> {
  const { siteId, sessionId, title, member, cases } = session;
  if (siteId !== source) return fail('Damaged', { what: 'OtherSite', name: null });
  const known = await guestSessionOf(db, { siteId, sessionId, memberId: member.memberId });
  if (known !== undefined) return fail('SessionKnown', { title, member: member.name });
  const lines = cases.map((one, index) => ({
    row: index + 1,
    outcome: 'tell' as const,
    name: one.title,
    employeeNumber: '',
    changes: [],
  }));
  return ok({ ...nothing, rows: cases.length, lines });
}

/**
 * Sealed ratings of a session of this site. That they are of whom they say, whole, of the form that sealed ratings have and nobody
 * else's is seen now. What they say, and so whether it is what was committed to, nobody can see before the session is closed.
 */
export async function planSealedRatings(
  db: Reader,
  { ratings: told }: Extract<ReadPackage, { kind: 'calibration-ratings' }>,
  source: string,
): Promise<Result<PackagePlan, CalibrationRefused>> {
  const { sessionId, memberId } = told;
  const session = await sessionById(db, sessionId);
  if (session === undefined || told.siteId !== (await siteFacts(db)).siteId) return fail<'SessionUnknown'>('SessionUnknown');
  const { title, round, state } = session;
  if ((await nextRoundOf(db, sessionId)) !== null) return fail('OtherRound', { title, round });
  if (state !== 'rating') return fail('SessionClosed', { title });
  const member = (await panelOf(db, sessionId)).find((one) => one.memberId === memberId);
  const partner = member?.partnerId == null ? undefined : await partnerById(db, member.partnerId);
  if (member === undefined || partner === undefined || sourceOf(partner) !== source) return fail('NotOnPanel', { title });
  const { name } = member;
  if ((await handInsOf(db, sessionId)).some((one) => one.memberId === memberId)) return fail('HandedInBefore', { title, member: name });
  if (!(await fitsCases(db, told))) return fail('CommitmentMismatch', { member: name });
  if (!isSignedElsewhere(told, told.ratings)) return fail('RatingsUnsigned', { member: name });
  if (!(await areBoxes(db, told))) return fail('NoSealedRating', { member: name });
  if (await isRepeated(db, told)) return fail('RatingsRepeated', { member: name });
  return ok({ ...nothing, rows: 1, lines: [{ row: 1, outcome: 'tell', name, employeeNumber: '', changes: [] }] });
}

/** Every box is the one that was committed to, and every case is one of this session, once. */
async function fitsCases(db: Reader, { sessionId, ratings }: RatingsFile): Promise<boolean> {
  const cases = new Set((await casesOf(db, sessionId)).map(({ caseId }) => caseId));
  const isOnce = new Set(ratings.map(({ caseId }) => caseId)).size === ratings.length;
  return isOnce && ratings.every(({ caseId, box, boxDigest }) => cases.has(caseId) && digestOfBox(box) === boxDigest);
}

/** Every box could hold a rating of its case. */
async function areBoxes(db: Reader, { sessionId, ratings }: RatingsFile): Promise<boolean> {
  const widest = new Map((await casesOf(db, sessionId)).map((row) => [row.caseId, widestOf(row)]));
  return ratings.every(({ caseId, box }) => isRatingBox(box, widest.get(caseId) ?? 0));
}

/** Boxes and commitments are random: one that is there twice, in the file or beside what others handed in, is a copy. */
async function isRepeated(db: Reader, { sessionId, ratings }: RatingsFile): Promise<boolean> {
  const known = new Set((await sealedRatings(db, sessionId)).flatMap(({ boxDigest, commitment }) => [boxDigest, commitment]));
  const own = new Set(ratings.flatMap(({ boxDigest, commitment }) => [boxDigest, commitment]));
  return own.size < ratings.length * 2 || [...own].some((one) => known.has(one));
}
