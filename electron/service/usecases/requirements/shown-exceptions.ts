import type { z } from 'zod';
import type { exception } from '../../../../shared/contract/requirements';
import { listName } from '../../../../shared/domain/person-name';
import { levelCode } from '../../../../shared/domain/scale';
import type { RequirementOverrideRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { overrideRecord } from '../../db/signed-override';
import { competencyHeads } from '../../db/sql/competency-heads';
import { jobRoleNames } from '../../db/sql/job-roles';
import { allUnits } from '../../db/sql/organisation';
import { personById } from '../../db/sql/people';
import { allScales } from '../../db/sql/scales';
import { firstSignatures } from '../../db/sql/signatures';

type Shown = z.input<typeof exception>;
export type NameOf = (subject: 'person' | 'unit' | 'role', id: string) => string;

/** How roles, units and some people are called on a day. */
export async function subjectNames(db: Reader, personIds: Iterable<string>, day: string): Promise<NameOf> {
  const roles = await jobRoleNames(db, day);
  const units = new Map((await allUnits(db, day)).map(({ unitId, name }) => [unitId, name]));
  const people = new Map<string, string>();
  for (const personId of new Set(personIds)) {
    const person = await personById(db, personId);
    if (person !== undefined) people.set(personId, listName(person));
  }
  const names = { person: people, unit: units, role: roles };
  return (subject, id) => names[subject].get(id) ?? id;
}

/** The level codes of every scale on a day. */
export async function levelCodes(db: Reader, day: string): Promise<(scaleId: string | undefined, level: number) => string> {
  const scales = new Map((await allScales(db, day)).map((scale) => [scale.scaleId, scale.levels]));
  return (scaleId, level) => levelCode(scales.get(scaleId ?? '') ?? [], level);
}

/** Exceptions as they are shown: by their names, with who signed them. */
export async function shownExceptions(db: Reader, rows: readonly RequirementOverrideRow[], day: string): Promise<Shown[]> {
  if (rows.length === 0) return [];
  const competencies = await competencyHeads(
    db,
    rows.map(({ competencyId }) => competencyId),
    day,
  );
  const nameOf = await subjectNames(
    db,
    rows.flatMap(({ personId }) => (personId === null ? [] : [personId])),
    day,
  );
  const codeOf = await levelCodes(db, day);
  const signatures = await firstSignatures(
    db,
    overrideRecord,
    rows.map(({ overrideId }) => overrideId),
  );
  return rows.map(({ personId: _person, signedBy, isMandatory, ...row }) => {
    const competency = competencies.get(row.competencyId);
    const signature = signatures.get(row.overrideId);
    return {
      ...row,
      subjectName: nameOf(row.subject, row.subjectId),
      competencyCode: competency?.code ?? '',
      competencyTitle: competency?.title ?? row.competencyId,
      levelCode: row.level === null ? null : codeOf(competency?.scaleId, row.level),
      isMandatory: isMandatory === null ? null : isMandatory === 1,
      signedBy: signature?.printedName ?? signedBy,
      signedAt: signature?.signedAt ?? '',
    };
  });
}
