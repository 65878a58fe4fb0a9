import { sql } from 'kysely';
import type { CaseFileRow, CaseMaskRow, GoldCaseEndRow, GoldCaseRow } from '../calibration-case-schema';
import type { EvidenceItemRow, ObservationRow } from '../observation-schema';
import type { Reader } from '../schema';

/** What is masked of an assessment beside names, as it was saved last; undefined: nothing was. */
export async function newestMask(db: Reader, assessmentId: string): Promise<CaseMaskRow | undefined> {
  return db
    .selectFrom('case_mask')
    .selectAll()
    .where('assessmentId', '=', assessmentId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function caseFilesById(db: Reader, fileIds: readonly string[]): Promise<CaseFileRow[]> {
  if (fileIds.length === 0) return [];
  return db.selectFrom('case_file').selectAll().where('fileId', 'in', fileIds).orderBy('fileId').execute();
}

/** What else was put on record of a person in a competency in some days: pieces of evidence and what was seen, as they stand now. */
export async function recordedBeside(
  db: Reader,
  of: { readonly personIds: readonly string[]; readonly competencyId: string; readonly from: string; readonly to: string },
): Promise<{ items: EvidenceItemRow[]; seen: ObservationRow[] }> {
  const items = await db
    .selectFrom('evidence_item as i')
    .selectAll('i')
    .where('i.personId', 'in', of.personIds)
    .where('i.competencyId', '=', of.competencyId)
    .where('i.capturedOn', '>=', of.from)
    .where('i.capturedOn', '<=', of.to)
    .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM evidence_item n WHERE n.amendsId = i.itemId)`)
    .orderBy('i.capturedOn')
    .orderBy('i.itemId')
    .execute();
  const seen = await db
    .selectFrom('observation as o')
    .selectAll('o')
    .where('o.personId', 'in', of.personIds)
    .where('o.competencyId', '=', of.competencyId)
    .where('o.seenOn', '>=', of.from)
    .where('o.seenOn', '<=', of.to)
    .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM observation n WHERE n.replacesId = o.observationId)`)
    .orderBy('o.seenOn')
    .orderBy('o.observationId')
    .execute();
  return { items, seen };
}

/** Every revision of a gold case, newest first. */
export async function goldCaseRevisions(db: Reader, goldCaseId: string): Promise<GoldCaseRow[]> {
  return db.selectFrom('gold_case').selectAll().where('goldCaseId', '=', goldCaseId).orderBy('revision', 'desc').execute();
}

export async function goldCaseEnd(db: Reader, goldCaseId: string): Promise<GoldCaseEndRow | undefined> {
  return db.selectFrom('gold_case_end').selectAll().where('goldCaseId', '=', goldCaseId).executeTakeFirst();
}

/** Gold cases as they stand, of one competency or all; retired ones too where they are wanted. */
export async function goldCases(
  db: Reader,
  wanted: { readonly competencyId: string | null; readonly withRetired: boolean },
): Promise<Array<GoldCaseRow & { readonly ended: GoldCaseEndRow | null }>> {
  const rows = await db
    .selectFrom('gold_case as g')
    .selectAll('g')
    .where(sql<boolean>`g.revision = (SELECT MAX(n.revision) FROM gold_case n WHERE n.goldCaseId = g.goldCaseId)`)
    .$if(wanted.competencyId !== null, (query) => query.where('g.competencyId', '=', wanted.competencyId ?? ''))
    .execute();
  const ends = new Map((await db.selectFrom('gold_case_end').selectAll().execute()).map((end) => [end.goldCaseId, end]));
  return rows
    .map((row) => ({ ...row, ended: ends.get(row.goldCaseId) ?? null }))
    .filter(({ ended }) => wanted.withRetired || ended === null);
}

/** A case of a session that is final, with the level that its panel agreed on last; undefined where there is none. */
export async function agreedCase(db: Reader, sessionId: string, caseId: string) {
  const row = await db
    .selectFrom('session_case as c')
    .innerJoin('calibration_session as s', (join) => join.onRef('s.sessionId', '=', 'c.sessionId').on('s.recordedTo', 'is', null))
    .innerJoin('case_consensus as a', (join) => join.onRef('a.sessionId', '=', 'c.sessionId').onRef('a.caseId', '=', 'c.caseId'))
    .select(['c.competencyId', 'c.title', 'c.requiredLevel', 'c.material', 's.startedAt', 'a.level', 'a.indicators', 'a.reason'])
    .where('c.sessionId', '=', sessionId)
    .where('c.caseId', '=', caseId)
    .where('s.state', '=', 'final')
    .orderBy('a.revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined || row.level === null || row.startedAt === null
    ? undefined
    : { ...row, level: row.level, startedAt: row.startedAt };
}
