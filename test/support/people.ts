import { commitForSession } from '../../electron/service/station/commit-for-session';
import type {
  ChecklistStepRow,
  CompetencyRow,
  IndicatorRow,
  OrgUnitRow,
  PersonRow,
  PositionRow,
  RequirementRow,
  ScaleRow,
  VersionedRows,
} from '../../electron/service/db/core-schema';
import { siteFacts } from '../../electron/service/db/sql/site';
import { deriveStandings } from '../../electron/service/db/sql/standings';
import { writeVersion } from '../../electron/service/db/sql/versions';
import { ok } from '../../shared/result';
import type { TestSite } from './site';

type Row<T extends keyof VersionedRows> = VersionedRows[T] & { readonly personId?: string | null };

/** Writes one version of a record with its log entry, for records whose own command asks for more than a test needs. */
export async function writeRecord<T extends keyof VersionedRows>(
  { station }: TestSite,
  table: T,
  entityId: string,
  row: Row<T>,
): Promise<string> {
  const { open, session } = station;
  if (open === null || session === null) throw new Error('the site is locked');
  const answer = await commitForSession(station, open, session, async (tx, ctx) => {
    const change = await writeVersion(tx, ctx.entry, table, row);
    if (change === null) throw new Error(`${entityId} is so already`);
    ctx.audit({ action: 'test.write', entity: table, entityId, personId: change.personId ?? null, changes: [change] });
    if (table === 'position' || table === 'requirement') await deriveStandings(tx, 'all', (await siteFacts(tx)).expiringDays);
    return ok({});
  });
  if (!answer.ok) throw new Error(answer.failure.code);
  return entityId;
}

export async function makeUnit(site: TestSite, unitId: string, part: Partial<OrgUnitRow> = {}): Promise<string> {
  const row = {
    unitId,
    parentId: null,
    kind: 'unit',
    name: unitId,
    validFrom: '2020-01-01',
    validTo: null,
    sourceBatchId: null,
    ...part,
  } as const;
  return writeRecord(site, 'org_unit', unitId, row);
}

export async function makeRole(site: TestSite, roleId: string, name = roleId): Promise<string> {
  return writeRecord(site, 'job_role', roleId, { roleId, name, description: '', sourceBatchId: null });
}

/** A person; with a role or a unit they also hold a position there (the role `worker` and the unit `works` unless named). */
export async function makePerson(
  site: TestSite,
  personId: string,
  { roleId, unitId, position, ...part }: Partial<PersonRow> & { roleId?: string; unitId?: string; position?: Partial<PositionRow> } = {},
): Promise<string> {
  await writeRecord(site, 'person', personId, {
    personId,
    employeeNumber: `N-${personId}`,
    givenName: 'Test',
    familyName: personId,
    email: null,
    employmentStatus: null,
    hiredOn: '2020-01-01',
    leftOn: null,
    managerPersonId: null,
    location: null,
    isContractor: 0,
    sourceBatchId: null,
    ...part,
  });
  if (roleId === undefined && unitId === undefined && position === undefined) return personId;
  await writeRecord(site, 'position', `position-${personId}`, {
    positionId: `position-${personId}`,
    personId,
    roleId: roleId ?? 'worker',
    unitId: unitId ?? 'works',
    title: 'Operator',
    shift: null,
    validFrom: '2020-01-01',
    validTo: null,
    sourceBatchId: null,
    ...position,
  });
  return personId;
}

const threeLevels = [
  { level: 1, code: '1', name: 'Assists', anchor: 'Does parts of it under supervision.' },
  { level: 2, code: '2', name: 'Works alone', anchor: 'Does the whole task alone.' },
  { level: 3, code: '3', name: 'Teaches', anchor: 'Teaches others to do it.' },
];

type NewStep = Partial<ChecklistStepRow> & { readonly stepId: string };
type NewIndicator = Partial<IndicatorRow> & { readonly indicatorId: string };

/** A competency on a scale of three levels (2 qualifies), with the given checklist; its steps are of level 2 and not critical unless said. */
export async function makeCompetency(
  site: TestSite,
  competencyId: string,
  {
    steps = [],
    indicators = [],
    scale,
    ...part
  }: Partial<CompetencyRow> & { steps?: readonly NewStep[]; indicators?: readonly NewIndicator[]; scale?: ScaleRow } = {},
): Promise<string> {
  const scaleId = `scale-${competencyId}`;
  await writeRecord(
    site,
    'scale',
    scaleId,
    scale ?? { scaleId, name: `Scale of ${competencyId}`, levels: JSON.stringify(threeLevels), qualifyingLevel: 2 },
  );
  await writeRecord(site, 'competency', competencyId, {
    competencyId,
    code: competencyId.toUpperCase(),
    title: `Competency ${competencyId}`,
    description: '',
    type: 'skill',
    criticality: 'high',
    scaleId: scale?.scaleId ?? scaleId,
    validityMonths: 12,
    isRetired: 0,
    ...part,
  });
  for (const [index, step] of steps.entries()) {
    await writeRecord(site, 'checklist_step', step.stepId, {
      competencyId,
      level: 2,
      ordinal: index + 1,
      text: `Do ${step.stepId}`,
      isCritical: 0,
      ...step,
    });
  }
  for (const [index, indicator] of indicators.entries()) {
    const plain = {
      competencyId,
      level: 2,
      ordinal: index + 1,
      text: `Shows ${indicator.indicatorId}`,
      positiveExample: null,
      negativeExample: null,
    };
    await writeRecord(site, 'indicator', indicator.indicatorId, { ...plain, ...indicator });
  }
  return competencyId;
}

export async function makeRequirement(
  site: TestSite,
  { roleId, competencyId, ...part }: Partial<RequirementRow> & Pick<RequirementRow, 'roleId' | 'competencyId'>,
): Promise<string> {
  const requirementId = part.requirementId ?? `${roleId}-needs-${competencyId}`;
  const plain = { level: 2, validityMonths: null, isMandatory: 1, validFrom: '2020-01-01', validTo: null } as const;
  return writeRecord(site, 'requirement', requirementId, { ...plain, ...part, requirementId, roleId, competencyId });
}
