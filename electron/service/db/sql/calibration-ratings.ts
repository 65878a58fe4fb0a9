import { z } from 'zod';
import { parseJsonObject } from '../../../../shared/domain/audit-json';
import type {
  OpenedRatingRow,
  PanelAnswerRow,
  PanelAnsweredRow,
  PanelSealedAnswerRow,
  RatingDraftRow,
  RatingHandInRow,
  SealedRatingRow,
  SessionResultRow,
} from '../calibration-schema';
import { insertRows } from '../insert-rows';
import type { Reader, Tx } from '../schema';

/** What was saved of a rating takes the place of what was saved before. */
export async function saveRatingDraft(tx: Tx, row: RatingDraftRow): Promise<void> {
  const { box, savedAt } = row;
  await tx
    .insertInto('rating_draft')
    .values(row)
    .onConflict((conflict) => conflict.columns(['sessionId', 'memberId', 'caseId']).doUpdateSet({ box, savedAt }))
    .execute();
}

export async function ratingDrafts(db: Reader, sessionId: string, memberId: string): Promise<RatingDraftRow[]> {
  return db.selectFrom('rating_draft').selectAll().where('sessionId', '=', sessionId).where('memberId', '=', memberId).execute();
}

export async function dropRatingDrafts(tx: Tx, sessionId: string, memberId: string | null): Promise<void> {
  await tx
    .deleteFrom('rating_draft')
    .where('sessionId', '=', sessionId)
    .$if(memberId !== null, (query) => query.where('memberId', '=', memberId ?? ''))
    .execute();
}

export async function insertHandIn(tx: Tx, row: RatingHandInRow, ratings: readonly SealedRatingRow[]): Promise<void> {
  await insertRows(tx, 'rating_hand_in', [row]);
  await insertRows(tx, 'sealed_rating', ratings);
}

export async function handInsOf(db: Reader, sessionId: string): Promise<RatingHandInRow[]> {
  return db.selectFrom('rating_hand_in').selectAll().where('sessionId', '=', sessionId).execute();
}

export async function sealedRatings(db: Reader, sessionId: string): Promise<SealedRatingRow[]> {
  return db.selectFrom('sealed_rating').selectAll().where('sessionId', '=', sessionId).orderBy('memberId').orderBy('caseId').execute();
}

export async function insertOpened(tx: Tx, rows: readonly OpenedRatingRow[]): Promise<void> {
  await insertRows(tx, 'opened_rating', rows);
}

export async function openedRatings(db: Reader, sessionId: string): Promise<OpenedRatingRow[]> {
  return db.selectFrom('opened_rating').selectAll().where('sessionId', '=', sessionId).execute();
}

export async function insertSealedAnswer(tx: Tx, answered: PanelAnsweredRow, sealed: PanelSealedAnswerRow): Promise<void> {
  await insertRows(tx, 'panel_answered', [answered]);
  await insertRows(tx, 'panel_sealed_answer', [sealed]);
}

export async function answeredOf(db: Reader, sessionId: string): Promise<PanelAnsweredRow[]> {
  return db.selectFrom('panel_answered').selectAll().where('sessionId', '=', sessionId).execute();
}

export async function sealedAnswers(db: Reader, sessionId: string): Promise<PanelSealedAnswerRow[]> {
  return db.selectFrom('panel_sealed_answer').selectAll().where('sessionId', '=', sessionId).execute();
}

/** Puts what is shown of the answers in the place of what was sealed. */
export async function replaceAnswers(tx: Tx, sessionId: string, rows: readonly PanelAnswerRow[]): Promise<void> {
  await tx.deleteFrom('panel_sealed_answer').where('sessionId', '=', sessionId).execute();
  await insertRows(tx, 'panel_answer', rows);
}

export async function answersOfPanel(db: Reader, sessionId: string): Promise<PanelAnswerRow[]> {
  return db.selectFrom('panel_answer').selectAll().where('sessionId', '=', sessionId).orderBy('ordinal').execute();
}

export async function resultOf(db: Reader, sessionId: string): Promise<SessionResultRow | undefined> {
  return db.selectFrom('session_result').selectAll().where('sessionId', '=', sessionId).executeTakeFirst();
}

const toldRow = z.looseObject({ caseId: z.string(), memberId: z.string(), boxDigest: z.string(), commitment: z.string() });
export type ToldRating = z.infer<typeof toldRow>;

/** What some entries of the log tell of the boxes that were handed in with them, by what it calls each. */
export async function toldRatings(db: Reader, entryNumbers: readonly number[]): Promise<Map<string, ToldRating>> {
  const told = new Map<string, ToldRating>();
  for (const entryNumber of entryNumbers) {
    const changes = await db
      .selectFrom('audit_change')
      .select(['entityId', 'newValue'])
      .where('entryNumber', '=', entryNumber)
      .where('entity', '=', 'sealed_rating')
      .execute();
    for (const { entityId, newValue } of changes) {
      const row = toldRow.safeParse(parseJsonObject(Buffer.from(newValue ?? []).toString('utf8')));
      if (row.success) told.set(entityId, row.data);
    }
  }
  return told;
}
