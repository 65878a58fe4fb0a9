import { sql } from 'kysely';
import type { StandingState } from '../../../../shared/domain/state';
import type { Reader } from '../schema';
import { list, placedOnce, standingsLooked, type Looked } from './placed';

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

/** Everything required of those looked at and not met, by what cause and risk follow from. */
export async function gapGroups(db: Reader, looked: Looked): Promise<GapGroupRow[]> {
  const { rows } = await sql<GapGroupRow>`
    WITH ${takenBack(looked.day)}, ${placedOnce(looked)}
    SELECT placed.unitId, s.competencyId, s.state, s.causeKind IS 'prerequisite' AS isByPrerequisite, ${isTakenBack} AS isTakenBack,
      s.requiredLevel, s.heldLevel, COUNT(*) AS people
    ${standingsLooked(looked)} AND s.state IN ${list(notReady)}
    GROUP BY 1, 2, 3, 4, 5, 6, 7`.execute(db);
  return rows;
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
export async function gapsOfGroups(db: Reader, looked: Looked, groups: readonly GapGroupRow[]): Promise<GapRow[]> {
  const wanted = groups.map(({ people: _people, ...group }, ordinal) => ({ ...group, ordinal }));
  const units = [...new Set(groups.map(({ unitId }) => unitId))];
  const { rows } = await sql<GapRow>`
    WITH ${takenBack(looked.day)}, ${placedOnce(looked, units)},
    wanted AS MATERIALIZED (SELECT value ->> 'unitId' AS unitId, value ->> 'competencyId' AS competencyId, value ->> 'state' AS state,
      value ->> 'isByPrerequisite' AS isByPrerequisite, value ->> 'isTakenBack' AS isTakenBack, value ->> 'requiredLevel' AS requiredLevel,
      value ->> 'heldLevel' AS heldLevel, value ->> 'ordinal' AS ordinal FROM json_each(${JSON.stringify(wanted)})),
    found AS MATERIALIZED (
      SELECT placed.unitId, s.*, s.causeKind IS 'prerequisite' AS isByPrerequisite, ${isTakenBack} AS isTakenBack
      ${standingsLooked(looked)} AND s.state IN ${list(notReady)} AND placed.unitId IN ${list(units)}
        AND s.competencyId IN ${list([...new Set(groups.map((group) => group.competencyId))])}
    )
    SELECT f.unitId, f.personId, p.familyName, p.givenName, f.competencyId, f.state, f.isByPrerequisite, f.isTakenBack, f.requiredLevel, f.heldLevel,
      f.isMandatory, f.causeId, m.personId AS managerPersonId, m.familyName AS managerFamilyName, m.givenName AS managerGivenName
    FROM wanted w JOIN found f ON f.unitId = w.unitId AND f.competencyId = w.competencyId AND f.state = w.state
      AND f.isByPrerequisite = w.isByPrerequisite AND f.isTakenBack = w.isTakenBack AND f.requiredLevel = w.requiredLevel AND f.heldLevel IS w.heldLevel
    JOIN person p ON p.personId = f.personId AND p.recordedTo IS NULL
    LEFT JOIN person m ON m.personId = p.managerPersonId AND m.recordedTo IS NULL
    ORDER BY w.ordinal, p.familyName, p.givenName, p.personId`.execute(db);
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

const notReady = ['currencyLapsed', 'expired', 'belowLevel', 'evidenceInsufficient', 'neverAssessed', 'trainee', 'suspended', 'revoked'];

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
