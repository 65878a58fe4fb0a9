import { sql } from 'kysely';
import type { StandingState } from '../../../../shared/domain/state';
import type { Reader } from '../schema';
import type { TakenBack } from '../../readiness/gap-tallies';
import type { Looked } from './placed';

/** Gaps of one unit that are alike in all that cause and risk follow from. */
export interface GapGroupRow {
  readonly unitId: string;
  readonly competencyId: string;
  readonly state: StandingState;
  readonly isByPrerequisite: 0 | 1;
  readonly isTakenBack: 0 | 1;
  readonly requiredLevel: number;
  readonly heldLevel: number | null;
  readonly people: number;
}

/** Of whom in what a competent result was taken back, and the highest level of such a result. */
export async function takenBackResults(db: Reader, day: string): Promise<TakenBack[]> {
  const { rows } = await sql<{ readonly personId: string; readonly competencyId: string; readonly level: number }>`
    WITH ${takenBack(day)} SELECT personId, competencyId, level FROM taken`.execute(db);
  return rows.map(({ personId, competencyId, level }) => [personId, competencyId, level]);
}

export interface GapRow extends Omit<GapGroupRow, 'people'> {
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly isMandatory: 0 | 1;
  readonly causeId: string | null;
  readonly managerPersonId: string | null;
  readonly managerFamilyName: string | null;
  readonly managerGivenName: string | null;
}

/** The people of some groups, in the order of the groups given and by name within each. */
export async function gapsOfGroups(
  db: Reader,
  looked: Pick<Looked, 'day' | 'mandatoryOnly'>,
  groups: ReadonlyArray<GapGroupRow & { readonly personIds: readonly string[] }>,
): Promise<GapRow[]> {
  const wanted = groups.flatMap(({ people: _people, personIds, ...group }, ordinal) =>
    personIds.map((personId) => ({ ...group, personId, ordinal })),
  );
  const { rows } = await sql<GapRow>`
    WITH ${takenBack(looked.day)},
    wanted AS MATERIALIZED (SELECT value ->> 'unitId' AS unitId, value ->> 'personId' AS personId, value ->> 'competencyId' AS competencyId, value ->> 'state' AS state,
      value ->> 'isByPrerequisite' AS isByPrerequisite, value ->> 'isTakenBack' AS isTakenBack, value ->> 'requiredLevel' AS requiredLevel,
      value ->> 'heldLevel' AS heldLevel, value ->> 'ordinal' AS ordinal FROM json_each(${JSON.stringify(wanted)})),
    found AS MATERIALIZED (
      SELECT w.unitId, s.*, w.isByPrerequisite, w.isTakenBack, w.ordinal
      FROM wanted w CROSS JOIN standing s ON s.personId = w.personId AND s.competencyId = w.competencyId AND s.fromDate <= ${looked.day}
        AND (s.untilDate IS NULL OR s.untilDate >= ${looked.day}) AND s.state = w.state AND s.requiredLevel = w.requiredLevel AND s.heldLevel IS w.heldLevel
      WHERE (s.causeKind IS 'prerequisite') = w.isByPrerequisite AND ${isTakenBack} = w.isTakenBack
        AND ${looked.mandatoryOnly ? sql`s.isMandatory = 1` : sql`1`}
    )
    SELECT f.unitId, f.personId, p.familyName, p.givenName, f.competencyId, f.state, f.isByPrerequisite, f.isTakenBack, f.requiredLevel, f.heldLevel,
      f.isMandatory, f.causeId, m.personId AS managerPersonId, m.familyName AS managerFamilyName, m.givenName AS managerGivenName
    FROM found f
    JOIN person p ON p.personId = f.personId AND p.recordedTo IS NULL
    LEFT JOIN person m ON m.personId = p.managerPersonId AND m.recordedTo IS NULL
    ORDER BY f.ordinal, p.familyName, p.givenName, p.personId`.execute(db);
  return rows;
}

export interface SegmentRow {
  readonly personId: string;
  readonly competencyId: string;
  readonly fromDate: string;
  readonly untilDate: string | null;
  readonly state: StandingState;
  readonly isByPrerequisite: 0 | 1;
}

/** What some standings were up to a day, each person and competency from the last to the first. */
export async function segmentsUntil(
  db: Reader,
  day: string,
  pairs: ReadonlyArray<{ readonly personId: string; readonly competencyId: string }>,
): Promise<SegmentRow[]> {
  const wanted = pairs.map(({ personId, competencyId }) => ({ personId, competencyId }));
  const { rows } = await sql<SegmentRow>`
    SELECT s.personId, s.competencyId, s.fromDate, s.untilDate, s.state, s.causeKind IS 'prerequisite' AS isByPrerequisite
    FROM json_each(${JSON.stringify(wanted)}) w
    CROSS JOIN standing s ON s.personId = w.value ->> 'personId' AND s.competencyId = w.value ->> 'competencyId' AND s.fromDate <= ${day}
    ORDER BY s.personId, s.competencyId, s.fromDate DESC`.execute(db);
  return rows;
}

/** Competent results that were voided, or sent back and not kept since, under the record of the person that counts. */
const takenBack = (day: string) => sql`taken AS MATERIALIZED (
  SELECT COALESCE(p.mergedIntoId, a.personId) AS personId, a.competencyId, MAX(a.level) AS level
  FROM assessment_event e JOIN assessment a ON a.assessmentId = e.assessmentId JOIN person p ON p.personId = a.personId AND p.recordedTo IS NULL
  WHERE a.outcome = 'competent' AND a.performedOn <= ${day} AND NOT EXISTS (SELECT 1 FROM assessment n WHERE n.amendsId = a.assessmentId)
    AND (e.kind = 'voided' OR (e.kind = 'returned'
      AND NOT EXISTS (SELECT 1 FROM assessment_event k WHERE k.assessmentId = e.assessmentId AND k.kind = 'kept' AND k.entryNumber > e.entryNumber)))
  GROUP BY 1, 2)`;

const isTakenBack = sql`CASE WHEN s.state IN ('neverAssessed', 'belowLevel') THEN EXISTS (
  SELECT 1 FROM taken t WHERE t.personId = s.personId AND t.competencyId = s.competencyId AND t.level >= s.requiredLevel) ELSE 0 END`;
