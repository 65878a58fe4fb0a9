import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type {
  CalibrationSessionRow,
  OpenedRatingRow,
  PanelAnswerRow,
  PanelMemberRow,
  RatingHandInRow,
  SealedRatingRow,
} from '../../db/calibration-schema';
import { digestOfBox, openAnswer, openRating } from '../../db/sealed-rating';
import { isValidSignature } from '../../db/signature-validity';
import { isRemoteSigned } from '../../db/remote-signature';
import { memberRecordId, ratingsContent, ratingsRecord } from '../../db/signed-calibration';
import type { Reader } from '../../db/schema';
import { answeredOf, handInsOf, sealedAnswers, sealedRatings, toldRatings } from '../../db/sql/calibration-ratings';
import { casesOf } from '../../db/sql/calibration-sessions';
import { remoteHandIns } from '../../db/sql/guest-sessions';
import { signaturesOf } from '../../db/sql/signatures';
import type { OpenBox } from '../../vault/sealed-box';

export interface RatingFinding {
  readonly member: string;
  readonly title: string;
  /** changed: not as the log tells it; foreign: of another case, member or session; missing: handed in and not there; uncommitted: not what was committed to; unsigned: not what the member signed. */
  readonly why: 'changed' | 'foreign' | 'missing' | 'uncommitted' | 'unsigned';
}

interface Sealed {
  readonly siteId: string;
  readonly session: CalibrationSessionRow;
  readonly panel: readonly PanelMemberRow[];
  readonly entry: number;
}

/**
 * Opens every rating of a session, or none: each must be what the log tells, sit at its own place, open, be what was committed to and
 * be signed by the member. Otherwise it names every member and case of which that is not so.
 */
export async function openRatings(
  db: Reader,
  open: OpenBox,
  { siteId, session, panel, entry }: Sealed,
): Promise<Result<OpenedRatingRow[], Failure<'RatingsNotWhole', { readonly findings: RatingFinding[] }>>> {
  const { sessionId } = session;
  const handIns = await handInsOf(db, sessionId);
  const sealed = await sealedRatings(db, sessionId);
  const cases = await casesOf(db, sessionId);
  const told = await toldRatings(
    db,
    handIns.map(({ entryNumber }) => entryNumber),
  );
  const titleOf = new Map(cases.map(({ caseId, title, ordinal }) => [caseId, `${ordinal + 1}. ${title}`]));
  const nameOf = new Map(panel.map(({ memberId, name }) => [memberId, name]));
  const findings: RatingFinding[] = [];
  const opened: OpenedRatingRow[] = [];
  const found = ({ memberId, caseId }: { memberId: string; caseId: string | null }, why: RatingFinding['why']): void => {
    findings.push({ member: nameOf.get(memberId) ?? memberId, title: caseId === null ? '' : (titleOf.get(caseId) ?? caseId), why });
  };
  for (const row of sealed) {
    const { caseId, memberId, box, boxDigest, commitment } = row;
    const known = told.get(`${sessionId}/${caseId}/${memberId}`);
    told.delete(`${sessionId}/${caseId}/${memberId}`);
    const isAsTold = known?.boxDigest === boxDigest && known.commitment === commitment && digestOfBox(box) === boxDigest;
    const content = openRating(open, { siteId, sessionId, caseId, memberId }, row);
    if (content.ok && isAsTold) {
      const { salt, rating } = content.value;
      opened.push({ sessionId, caseId, memberId, salt, rating: JSON.stringify(rating), entryNumber: entry });
    } else if (!content.ok) found(row, content.failure.code === 'Uncommitted' ? 'uncommitted' : isAsTold ? 'foreign' : 'changed');
    else found(row, 'changed');
  }
  for (const { memberId, caseId } of told.values()) found({ memberId, caseId }, 'missing');
  for (const handIn of handIns) {
    const own = sealed.filter(({ memberId }) => memberId === handIn.memberId);
    if (!(await isSigned(db, siteId, handIn, own)) && !findings.some(({ member }) => member === nameOf.get(handIn.memberId)))
      found({ memberId: handIn.memberId, caseId: null }, 'unsigned');
  }
  return findings.length > 0 ? fail('RatingsNotWhole', { findings }) : ok(opened);
}

/**
 * The answers to the question before the meeting, as they are shown: in the order of the alphabet, or none where fewer have answered than
 * was promised to them.
 */
export async function openAnswers(
  db: Reader,
  open: OpenBox,
  { siteId, session, entry }: Sealed,
): Promise<Result<PanelAnswerRow[], Failure<'AnswersNotWhole', undefined>>> {
  const { sessionId, minimumGroup } = session;
  const sealed = await sealedAnswers(db, sessionId);
  const texts = sealed.flatMap(({ answerId, box }) => openAnswer(open, siteId, sessionId, answerId, box) ?? []);
  const answered = await answeredOf(db, sessionId);
  if (texts.length < sealed.length || sealed.length !== answered.length) return fail<'AnswersNotWhole'>('AnswersNotWhole');
  const isShown = minimumGroup !== null && texts.length >= minimumGroup;
  const inOrder = isShown ? texts.toSorted() : [];
  return ok(inOrder.map((text, ordinal) => ({ sessionId, ordinal, text, entryNumber: entry })));
}

async function isSigned(db: Reader, siteId: string, handIn: RatingHandInRow, own: readonly SealedRatingRow[]): Promise<boolean> {
  const remote = (await remoteHandIns(db, handIn.sessionId)).get(handIn.memberId);
  if (remote !== undefined) return isRemoteSigned(siteId, remote, own);
  const recordId = memberRecordId(handIn);
  const record = { recordType: ratingsRecord, recordId, revision: 1, content: ratingsContent(handIn, own) };
  const signatures = await signaturesOf(db, ratingsRecord, recordId);
  return signatures.some(
    ({ publicKey, ...row }) => row.userId === handIn.memberId && isValidSignature(row, publicKey ?? undefined, record),
  );
}
