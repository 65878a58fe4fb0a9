import { sql } from 'kysely';
import type { Reader } from '../schema';
import { versionOf } from './assessment-events';
import { isCounting } from './counting-assessments';
import { isOn } from './framework-items';
import { levelsOf } from './scales';

/** One signed assessment of one person. */
export interface RatingRow {
  readonly personId: string;
  readonly employeeNumber: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly assessmentId: string;
  readonly competencyId: string;
  readonly competencyCode: string;
  readonly competencyTitle: string;
  readonly level: number;
  readonly levelCode: string;
  readonly levelName: string;
  readonly outcome: string;
  readonly performedOn: string;
  readonly assessor: string;
  readonly contentDigest: string;
  /** 1, and one more for each amendment. */
  readonly version: number;
}

const rowsPerPage = 1000;

/** Every assessment that counts, performed by a day, by the order in which they were recorded; `only` null: of everybody. */
export async function* ratingPages(db: Reader, day: string, only: ReadonlySet<string> | null): AsyncGenerator<readonly RatingRow[], void> {
  let after = { entryNumber: 0, assessmentId: '' };
  for (;;) {
    const rows = await pageAfter(db, day, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows
      .filter(({ personId }) => only === null || only.has(personId))
      .map(({ entryNumber: _entry, scaleLevels, ...row }) => {
        const found = levelsOf(scaleLevels).find(({ level }) => level === row.level);
        return { ...row, levelCode: found?.code ?? String(row.level), levelName: found?.name ?? '' };
      });
    if (rows.length < rowsPerPage) return;
    after = last;
  }
}

type Stored = Omit<RatingRow, 'levelCode' | 'levelName'> & { readonly entryNumber: number; readonly scaleLevels: string };

async function pageAfter(
  db: Reader,
  day: string,
  { entryNumber, assessmentId }: { readonly entryNumber: number; readonly assessmentId: string },
): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    SELECT a.personId, p.employeeNumber, p.familyName, p.givenName, a.assessmentId, a.competencyId, c.code AS competencyCode, c.title AS competencyTitle,
      a.level, a.outcome, a.performedOn, u.printedName AS assessor, a.contentDigest, ${versionOf} AS version, a.entryNumber, s.content -> '$.levels' AS scaleLevels
    FROM assessment a
    JOIN person p ON p.personId = a.personId AND p.recordedTo IS NULL
    JOIN framework_item c ON c.itemId = a.competencyId AND ${isOn('c', sql.ref('a.performedOn'))}
    JOIN framework_item s ON s.itemId = c.content ->> '$.scaleId' AND ${isOn('s', sql.ref('a.performedOn'))}
    LEFT JOIN user_account u ON u.userId = a.assessorUserId AND u.recordedTo IS NULL
    WHERE a.performedOn <= ${day} AND ${isCounting} AND (a.entryNumber, a.assessmentId) > (${entryNumber}, ${assessmentId})
    ORDER BY a.entryNumber, a.assessmentId LIMIT ${rowsPerPage}`.execute(db);
  return rows.map((row) => ({ ...row, assessor: row.assessor ?? '' }));
}
