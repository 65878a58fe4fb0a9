import { sql } from 'kysely';
import { z } from 'zod';
import { thresholdFinding } from '../../../../shared/contract/recalibration';
import type { Reach } from '../../../../shared/domain/calibration/reach';
import type { ThresholdFinding } from '../../../../shared/domain/calibration/thresholds';
import { prepared, type Given } from '../prepared-query';
import type { AssessorResultRow } from '../recalibration-schema';
import type { Reader } from '../schema';

/** An account, and who it is; two accounts of one person are one assessor. */
export interface AssessorAccount {
  readonly userId: string;
  readonly personId: string | null;
}

const everyDecided = prepared((db, given: Given<{ userId: string; personId: string | null }>) =>
  db
    .selectFrom('assessor_result')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('userId', '=', given('userId')),
        eb('userId', 'in', (of) =>
          of.selectFrom('user_account').select('userId').where('personId', '=', given('personId')).where('recordedTo', 'is', null),
        ),
      ]),
    )
    .where('verdict', '<>', 'notDecided')
    .orderBy('entryNumber', 'desc'),
);

export type ReachingResult = AssessorResultRow & { readonly reach: Reach };

/** What was decided of an assessor, newest first: passed, or to be recalibrated, and in what. */
export async function decidedOf(db: Reader, { userId, personId }: AssessorAccount): Promise<ReachingResult[]> {
  return (await everyDecided(db, { userId, personId })).map(withReach);
}

/** Every result of some accounts, newest first. */
export async function resultsOf(db: Reader, userIds: readonly string[]): Promise<ReachingResult[]> {
  if (userIds.length === 0) return [];
  const rows = await db.selectFrom('assessor_result').selectAll().where('userId', 'in', userIds).orderBy('entryNumber', 'desc').execute();
  return rows.map(withReach);
}

/** Every result of every assessor, newest first. */
export async function everyResult(db: Reader): Promise<ReachingResult[]> {
  return (await db.selectFrom('assessor_result').selectAll().orderBy('entryNumber', 'desc').execute()).map(withReach);
}

/** How many assessments each account has signed from a moment on, amended ones counted once. */
export async function signedSince(db: Reader, since: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('assessment')
    .select((eb) => ['assessorUserId', eb.fn.countAll<number>().as('count')])
    .where('enteredAt', '>=', since)
    .where('amendsId', 'is', null)
    .groupBy('assessorUserId')
    .execute();
  return new Map(rows.map(({ assessorUserId, count }) => [assessorUserId, count]));
}

/** What some sessions are called; what is no session has no title. */
export async function sessionTitles(
  db: Reader,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly title: string; readonly round: number }>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('calibration_session')
    .select(['sessionId', 'title', 'round'])
    .where('sessionId', 'in', sessionIds)
    .where('recordedTo', 'is', null)
    .execute();
  return new Map(rows.map(({ sessionId, title, round }) => [sessionId, { title, round }]));
}

/** Every account of the person that an account belongs to, itself among them. */
export async function accountsOfAssessor(db: Reader, userId: string): Promise<string[]> {
  const { rows } = await sql<{ readonly userId: string }>`
    SELECT o.userId FROM user_account o WHERE o.recordedTo IS NULL AND (o.userId = ${userId} OR o.personId IN (
      SELECT personId FROM user_account WHERE userId = ${userId} AND recordedTo IS NULL AND personId IS NOT NULL)) ORDER BY o.userId`.execute(
    db,
  );
  return rows.map((row) => row.userId);
}

// Results of before there was a choice are about everything.
const reaching = z.looseObject({ reach: z.array(z.string()).nullable().default(null) });

function withReach(row: AssessorResultRow): ReachingResult {
  return { ...row, reach: reaching.parse(JSON.parse(row.figures)).reach };
}

const findingList = z.array(thresholdFinding);

export const findingsOf = (findings: string): ThresholdFinding[] => findingList.parse(JSON.parse(findings));

export async function resultById(db: Reader, resultId: string): Promise<ReachingResult> {
  return withReach(await db.selectFrom('assessor_result').selectAll().where('resultId', '=', resultId).executeTakeFirstOrThrow());
}
