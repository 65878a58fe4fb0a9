import { createHash } from 'node:crypto';
import { sql, type SqlBool } from 'kysely';
import type { FeedbackGroup } from '../../../../shared/domain/observation';
import { insertRows } from '../insert-rows';
import type {
  FeedbackAnsweredRow,
  FeedbackAnswerRow,
  FeedbackEndRow,
  FeedbackInvitationRow,
  FeedbackPendingRow,
  FeedbackRoundRow,
} from '../observation-schema';
import type { Reader, Tx } from '../schema';

/** A round, and how it ended where it did. */
export type KnownRound = FeedbackRoundRow & { readonly end: FeedbackEndRow | null };

export async function roundById(db: Reader, roundId: string): Promise<KnownRound | undefined> {
  const row = await db.selectFrom('feedback_round').selectAll().where('roundId', '=', roundId).executeTakeFirst();
  return row === undefined ? undefined : (await withEnds(db, [row]))[0];
}

/** The rounds about a person, newest first. */
export async function roundsOf(db: Reader, personIds: readonly string[]): Promise<KnownRound[]> {
  const rows = await db
    .selectFrom('feedback_round')
    .selectAll()
    .where('personId', 'in', personIds)
    .orderBy('entryNumber', 'desc')
    .execute();
  return withEnds(db, rows);
}

/** The open rounds in which somebody is asked and has not answered. */
export async function roundsWaitingFor(db: Reader, userId: string): Promise<FeedbackRoundRow[]> {
  return db
    .selectFrom('feedback_round as r')
    .innerJoin('feedback_invitation as i', 'i.roundId', 'r.roundId')
    .selectAll('r')
    .where('i.userId', '=', userId)
    .where(sql<SqlBool>`NOT EXISTS (SELECT 1 FROM feedback_end e WHERE e.roundId = r.roundId)`)
    .where(sql<SqlBool>`NOT EXISTS (SELECT 1 FROM feedback_answered a WHERE a.roundId = r.roundId AND a.userId = ${userId})`)
    .orderBy('r.entryNumber')
    .execute();
}

export interface Invited {
  readonly userId: string;
  readonly grp: FeedbackGroup;
  readonly hasAnswered: boolean;
}

export async function invitedTo(db: Reader, roundId: string): Promise<Invited[]> {
  const rows = await db
    .selectFrom('feedback_invitation as i')
    .leftJoin('feedback_answered as a', (join) => join.onRef('a.roundId', '=', 'i.roundId').onRef('a.userId', '=', 'i.userId'))
    .select(['i.userId', 'i.grp', 'a.entryNumber'])
    .where('i.roundId', '=', roundId)
    .orderBy('i.userId')
    .execute();
  return rows.map(({ userId, grp, entryNumber }) => ({ userId, grp, hasAnswered: entryNumber !== null }));
}

export async function insertRound(tx: Tx, round: FeedbackRoundRow, invitations: readonly FeedbackInvitationRow[]): Promise<void> {
  await insertRows(tx, 'feedback_round', [round]);
  await insertRows(tx, 'feedback_invitation', invitations);
}

/**
 * Keeps one respondent's answers until the round ends, and apart from them that they have answered. The rows get keys from which
 * neither their order nor their time can be told: ids that are made here sort by time.
 */
export async function insertPending(
  tx: Tx,
  answered: FeedbackAnsweredRow,
  answers: ReadonlyArray<{ readonly seed: string; readonly row: Omit<FeedbackPendingRow, 'pendingId'> }>,
): Promise<void> {
  await insertRows(tx, 'feedback_answered', [answered]);
  const rows = answers.map(({ seed, row }) => ({ ...row, pendingId: createHash('sha256').update(seed).digest('hex') }));
  await insertRows(
    tx,
    'feedback_pending',
    rows.toSorted((one, other) => (one.pendingId < other.pendingId ? -1 : 1)),
  );
}

/** What was answered in an open round, in the order of its random keys. */
export async function pendingOf(db: Reader, roundId: string): Promise<FeedbackPendingRow[]> {
  return db.selectFrom('feedback_pending').selectAll().where('roundId', '=', roundId).orderBy('pendingId').execute();
}

/** Ends a round: what is kept of its answers becomes part of the record, and the rest goes. */
export async function endRound(tx: Tx, end: FeedbackEndRow, kept: readonly FeedbackAnswerRow[]): Promise<void> {
  await insertRows(tx, 'feedback_end', [end]);
  await insertRows(tx, 'feedback_answer', kept);
  await tx.deleteFrom('feedback_pending').where('roundId', '=', end.roundId).execute();
}

export async function keptAnswers(db: Reader, roundId: string): Promise<FeedbackAnswerRow[]> {
  return db.selectFrom('feedback_answer').selectAll().where('roundId', '=', roundId).orderBy('answerId').execute();
}

async function withEnds(db: Reader, rows: readonly FeedbackRoundRow[]): Promise<KnownRound[]> {
  const ends = await db
    .selectFrom('feedback_end')
    .selectAll()
    .where(
      'roundId',
      'in',
      rows.map(({ roundId }) => roundId),
    )
    .execute();
  return rows.map((row) => ({ ...row, end: ends.find(({ roundId }) => roundId === row.roundId) ?? null }));
}
