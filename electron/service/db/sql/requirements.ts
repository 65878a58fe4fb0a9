import { sql, type RawBuilder } from 'kysely';
import { contents, type RequirementItem } from '../../../../shared/contract/framework-item';
import { requirementSpans, type RequirementVersion } from '../../../../shared/domain/framework/requirement-spans';
import { isOpenOn } from '../../../../shared/domain/requirement-lines';
import type { Flag } from '../core-schema';
import { ofSome } from '../prepared-query';
import type { Reader } from '../schema';
import { isOn } from './framework-items';
import { roleNameOn } from './job-roles';
import { isUnitOn } from './organisation';

/** A requirement as it is from a day on: whom it concerns, and what of which competency. */
export interface RequirementVersionRow extends RequirementVersion {
  readonly subject: 'role' | 'unit';
  readonly subjectId: string;
  readonly competencyId: string;
  readonly level: number;
  readonly validityMonths: number | null;
  readonly isMandatory: boolean;
  /** As JSON: only who shows it reads it. */
  readonly evidenceMix: string;
}

/** Every known version of the requirements, past and future; `where` narrows it, over the alias i. */
export async function requirementVersions(db: Reader, where: RawBuilder<unknown> = sql`1`): Promise<RequirementVersionRow[]> {
  const { rows } = await storedVersions(where).execute(db);
  return rows.map(versionOf);
}

/** Every known version of the requirements that ever concern some competencies. */
export async function requirementVersionsOf(db: Reader, competencyIds: readonly string[]): Promise<RequirementVersionRow[]> {
  return (await versionsEverOf(db, competencyIds)).map(versionOf);
}

type StoredVersion = Omit<RequirementVersionRow, 'isMandatory' | 'isRetired'> & { readonly isMandatory: Flag; readonly isRetired: Flag };

const storedVersions = (where: RawBuilder<unknown>) => sql<StoredVersion>`
    SELECT i.itemId, i.validFrom, i.pilotOf, i.recordedFrom, i.isRetired, i.fromId AS subjectId, i.toId AS competencyId,
      i.content ->> '$.subject' AS subject, i.content ->> '$.level' AS level, i.content ->> '$.validityMonths' AS validityMonths,
      i.content ->> '$.isMandatory' AS isMandatory, i.content -> '$.evidenceMix' AS evidenceMix
    FROM framework_item i WHERE i.kind = 'requirement' AND i.recordedTo IS NULL AND ${where}
    ORDER BY i.itemId, i.validFrom`;

const versionsEverOf = ofSome('r.toId', (isWanted) =>
  storedVersions(
    sql`i.itemId IN (SELECT r.itemId FROM framework_item r WHERE r.kind = 'requirement' AND r.recordedTo IS NULL AND ${isWanted})`,
  ),
);

const versionOf = (row: StoredVersion): RequirementVersionRow => ({
  ...row,
  isMandatory: row.isMandatory === 1,
  isRetired: row.isRetired === 1,
});

/** What a role or a unit requires of a competency from one day to another. */
export interface RequirementLineRow {
  readonly requirementId: string;
  readonly subject: 'role' | 'unit';
  readonly subjectId: string;
  readonly competencyId: string;
  readonly level: number;
  readonly validityMonths: number | null;
  readonly isMandatory: boolean;
  readonly evidenceMix: RequirementItem['content']['evidenceMix'];
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What is required everywhere on `today` or later, in order of its days. */
export async function requirementLines(db: Reader, today: string, where: RawBuilder<unknown> = sql`1`): Promise<RequirementLineRow[]> {
  const byItem = new Map<string, RequirementVersionRow[]>();
  for (const version of await requirementVersions(db, where)) byItem.set(version.itemId, [...(byItem.get(version.itemId) ?? []), version]);
  return [...byItem.values()]
    .flatMap((versions) => requirementSpans(versions, new Set()))
    .map(({ version: { itemId, subject, subjectId, competencyId, level, validityMonths, isMandatory, evidenceMix }, from, to }) => {
      const what = {
        subject,
        subjectId,
        competencyId,
        level,
        validityMonths,
        isMandatory,
        evidenceMix: evidenceMixes.parse(JSON.parse(evidenceMix)),
      };
      return { requirementId: itemId, ...what, validFrom: from, validTo: to };
    })
    .filter((line) => isOpenOn(line, today));
}

const evidenceMixes = contents.requirement.shape.evidenceMix;

export type NamedLine = RequirementLineRow & { readonly subjectName: string };

/** Who requires a competency on `today` or later, and at which level, by name. */
export async function requiredBy(db: Reader, competencyId: string, today: string): Promise<NamedLine[]> {
  const lines = await requirementLines(db, today, sql`i.toId = ${competencyId}`);
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT j.roleId AS id, ${roleNameOn('j', today)} AS name FROM job_role j WHERE j.recordedTo IS NULL
    UNION ALL SELECT u.unitId, u.name FROM org_unit u WHERE ${isUnitOn('u', today)}`.execute(db);
  const nameById = new Map(rows.map(({ id, name }) => [id, name]));
  return lines
    .map((line) => ({ ...line, subjectName: nameById.get(line.subjectId) ?? line.subjectId }))
    .toSorted((a, b) => a.subjectName.localeCompare(b.subjectName) || (a.validFrom < b.validFrom ? -1 : 1));
}

export type RequirementOfRole = RequirementLineRow & { readonly code: string; readonly title: string; readonly scaleId: string };

/** What a role requires on `today` or later, by the competencies' codes. */
export async function requiredOf(db: Reader, roleId: string, today: string): Promise<RequirementOfRole[]> {
  const lines = await requirementLines(db, today, sql`i.fromId = ${roleId}`);
  const { rows } = await sql<{ competencyId: string; code: string; title: string; scaleId: string }>`
    SELECT c.itemId AS competencyId, c.code, c.title, c.content ->> '$.scaleId' AS scaleId FROM framework_item c
    WHERE c.kind = 'competency' AND ${isOn('c', today)} AND c.itemId IN (SELECT value FROM json_each(${JSON.stringify(lines.map((line) => line.competencyId))}))`.execute(
    db,
  );
  const competencyById = new Map(rows.map((row) => [row.competencyId, row]));
  return lines
    .flatMap((line) => {
      const competency = competencyById.get(line.competencyId);
      return competency === undefined ? [] : [{ ...line, ...competency }];
    })
    .toSorted((a, b) => a.code.localeCompare(b.code) || (a.validFrom < b.validFrom ? -1 : 1));
}
