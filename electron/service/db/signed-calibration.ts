import type { JsonObject } from '../../../shared/domain/audit-json';
import type { CalibrationSessionRow, CaseDissentRow, PanelMemberRow, SealedRatingRow, SessionCaseRow } from './calibration-schema';
import { contentDigest } from './content-digest';
import type { Reader } from './schema';
import { dissentsOf, minutesOf } from './sql/calibration-minutes';
import { handInsOf, sealedRatings } from './sql/calibration-ratings';
import { panelOf, sessionById } from './sql/calibration-sessions';

/** Under these names the signatures of a panel lie. */
export const groundRulesRecord = 'calibration_ground_rules';
export const ratingsRecord = 'calibration_ratings';
export const dissentRecord = 'case_dissent';
export const minutesRecord = 'session_minutes';
export const finalRecord = 'calibration_final';

/** Of a member in a session: the id under which what they sign for themselves lies. */
export const memberRecordId = ({ sessionId, memberId }: Pick<PanelMemberRow, 'sessionId' | 'memberId'>): string =>
  `${sessionId}/${memberId}`;

/** What a member acknowledges before the first case is shown. */
export function groundRulesContent(
  { sessionId, title, round, groundRules, agenda, publicKey }: CalibrationSessionRow,
  memberId: string,
): JsonObject {
  return { sessionId, memberId, title, round, groundRules, agenda, publicKey };
}

/** What a member signs when handing in: commitments and boxes, which tell nothing of the ratings, in the order of the cases' ids. */
export function ratingsContent(
  { sessionId, memberId }: Pick<PanelMemberRow, 'sessionId' | 'memberId'>,
  ratings: ReadonlyArray<Pick<SealedRatingRow, 'caseId' | 'commitment' | 'boxDigest'>>,
): JsonObject {
  const inOrder = ratings.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1));
  return { sessionId, memberId, ratings: inOrder.map(({ caseId, commitment, boxDigest }) => ({ caseId, commitment, boxDigest })) };
}

export function dissentContent({
  contentDigest: _digest,
  entryNumber: _entry,
  ...row
}: Omit<CaseDissentRow, 'contentDigest'> & { readonly contentDigest?: string }): JsonObject {
  return row;
}

/** What a case's digest covers: everything that the panel was shown, and where it came from. */
export function caseDigestOf({
  contentDigest: _digest,
  entryNumber: _entry,
  ...row
}: Omit<SessionCaseRow, 'contentDigest'> & { readonly contentDigest?: string }): string {
  return contentDigest(row);
}

/** What is signed at the end: the minutes as the panel signed them. */
export const finalContent = (sessionId: string, minutesDigest: string): JsonObject => ({ sessionId, minutesDigest });

const split = (recordId: string): readonly [string, string] => {
  const at = recordId.indexOf('/');
  return [recordId.slice(0, at), recordId.slice(at + 1)];
};

type Content = (db: Reader, recordId: string) => Promise<JsonObject | null>;

/** What each of these signatures covers, as the record stands today. */
export const signedCalibrationContents: Readonly<Record<string, Content>> = {
  [groundRulesRecord]: async (db, recordId) => {
    const [sessionId, memberId] = split(recordId);
    const session = await sessionById(db, sessionId);
    const isMember = (await panelOf(db, sessionId)).some((one) => one.memberId === memberId);
    return session === undefined || !isMember ? null : groundRulesContent(session, memberId);
  },
  [ratingsRecord]: async (db, recordId) => {
    const [sessionId, memberId] = split(recordId);
    const isHandedIn = (await handInsOf(db, sessionId)).some((one) => one.memberId === memberId);
    const own = (await sealedRatings(db, sessionId)).filter((one) => one.memberId === memberId);
    return isHandedIn ? ratingsContent({ sessionId, memberId }, own) : null;
  },
  [dissentRecord]: async (db, dissentId) => {
    const row = await db.selectFrom('case_dissent').select('sessionId').where('dissentId', '=', dissentId).executeTakeFirst();
    const found = row && (await dissentsOf(db, row.sessionId)).find((one) => one.dissentId === dissentId);
    return found === undefined ? null : dissentContent(found);
  },
  [minutesRecord]: async (db, recordId) => {
    const [sessionId] = split(recordId);
    const row = await minutesOf(db, sessionId);
    return row === undefined ? null : { content: row.content };
  },
  [finalRecord]: async (db, sessionId) => {
    const row = await minutesOf(db, sessionId);
    return row === undefined ? null : finalContent(sessionId, row.contentDigest);
  },
};
