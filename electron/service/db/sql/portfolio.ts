import { sql } from 'kysely';
import type { AssessmentState } from '../../../../shared/domain/assessment-correction';
import type { AssessmentRow, HoldingRow } from '../core-schema';
import type { SupportingEvidenceRow } from '../intake-schema';
import type { PersonOverrideRow } from '../people-schema';
import type { ObligationRow } from '../framework-schema';
import type { Reader } from '../schema';
import { stateOf, versionOf } from './assessment-events';
import { isOn } from './framework-items';

type NamedCompetency = { readonly competencyCode: string; readonly competencyTitle: string; readonly scaleLevels: string };
export type NamedHolding = HoldingRow & NamedCompetency;

/** What a person holds or held, begun by a day, by competency and in order; each competency as it is on the day. */
export async function holdingsUntil(db: Reader, personId: string, day: string): Promise<NamedHolding[]> {
  const { rows } = await sql<NamedHolding>`
    SELECT h.personId, h.competencyId, h.fromDate, h.untilDate, h.level, h.assessmentId,
      c.code AS competencyCode, c.title AS competencyTitle, s.content -> '$.levels' AS scaleLevels
    FROM holding h
    JOIN framework_item c ON c.itemId = h.competencyId AND ${isOn('c', day)}
    JOIN framework_item s ON s.itemId = c.content ->> '$.scaleId' AND ${isOn('s', day)}
    WHERE h.personId = ${personId} AND h.fromDate <= ${day}
    ORDER BY c.code, h.competencyId, h.fromDate`.execute(db);
  return rows;
}

export type AssessmentOfPerson = AssessmentRow &
  NamedCompetency & { readonly assessorName: string; readonly state: AssessmentState; readonly version: number };

/** Every assessment of some records performed by a day, newest first; the competency and its scale as they were then. */
export async function assessmentsUntil(db: Reader, personIds: readonly string[], day: string): Promise<AssessmentOfPerson[]> {
  const { rows } = await sql<AssessmentOfPerson>`
    SELECT a.*, c.code AS competencyCode, c.title AS competencyTitle, s.content -> '$.levels' AS scaleLevels, COALESCE(u.printedName, a.assessorUserId) AS assessorName,
      ${stateOf} AS state, ${versionOf} AS version
    FROM assessment a
    JOIN framework_item c ON c.itemId = a.competencyId AND ${isOn('c', sql.ref('a.performedOn'))}
    JOIN framework_item s ON s.itemId = c.content ->> '$.scaleId' AND ${isOn('s', sql.ref('a.performedOn'))}
    LEFT JOIN user_account u ON u.userId = a.assessorUserId AND u.recordedTo IS NULL
    WHERE a.personId IN (SELECT value FROM json_each(${JSON.stringify(personIds)})) AND a.performedOn <= ${day}
    ORDER BY a.performedOn DESC, a.entryNumber DESC`.execute(db);
  return rows;
}

export type NamedSupport = SupportingEvidenceRow & NamedCompetency;

/** What supports levels of some records, achieved by a day, newest first. */
export async function supportUntil(db: Reader, personIds: readonly string[], day: string): Promise<NamedSupport[]> {
  const { rows } = await sql<NamedSupport>`
    SELECT e.*, c.code AS competencyCode, c.title AS competencyTitle, s.content -> '$.levels' AS scaleLevels
    FROM supporting_evidence e
    JOIN framework_item c ON c.itemId = e.competencyId AND ${isOn('c', day)}
    JOIN framework_item s ON s.itemId = c.content ->> '$.scaleId' AND ${isOn('s', day)}
    WHERE e.personId IN (SELECT value FROM json_each(${JSON.stringify(personIds)})) AND e.achievedOn <= ${day}
    ORDER BY e.achievedOn DESC, e.supportId`.execute(db);
  return rows;
}

/** Everything some records owe, owed or did, by the due day. */
export async function obligationsOfRecords(db: Reader, personIds: readonly string[]): Promise<ObligationRow[]> {
  const rows = await db
    .selectFrom('obligation')
    .selectAll()
    .where('recordedTo', 'is', null)
    .where('personId', 'in', personIds)
    .orderBy('dueOn')
    .orderBy('obligationId')
    .execute();
  return rows.map(({ recordedFrom: _from, recordedTo: _to, ...row }) => row);
}

/** Every correction of what the HRIS says of some records, the newest first, those that ended too. */
export async function correctionsOf(db: Reader, personIds: readonly string[]): Promise<PersonOverrideRow[]> {
  return db
    .selectFrom('person_override')
    .select(['overrideId', 'personId', 'field', 'value', 'sourceValue', 'reason', 'validFrom', 'expiresOn', 'endedOn', 'endReason'])
    .where('recordedTo', 'is', null)
    .where('personId', 'in', personIds)
    .orderBy('validFrom', 'desc')
    .orderBy('overrideId')
    .execute();
}
