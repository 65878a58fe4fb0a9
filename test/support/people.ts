import { commitForSession } from '../../electron/service/station/commit-for-session';
import type { OrgUnitRow, PersonRow, PositionRow, VersionedRows } from '../../electron/service/db/core-schema';
import { rowOfItem } from '../../electron/service/db/sql/framework-items';
import { siteFacts } from '../../electron/service/db/sql/site';
import { deriveStandings } from '../../electron/service/db/sql/standings';
import { writeVersion } from '../../electron/service/db/sql/versions';
import type { CompetencyItem, FrameworkItem, RequirementItem, ScaleItem } from '../../shared/contract/framework-item';
import { addDays } from '../../shared/domain/calendar';
import { noValidity } from '../../shared/domain/framework/validity-terms';
import { levelLook } from '../../shared/domain/scale-look';
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
    if (table === 'position' || table === 'framework_item') await deriveStandings(tx, 'all', (await siteFacts(tx)).expiringDays);
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

type PersonPart = Partial<PersonRow> & {
  readonly hiredOn?: string | null;
  readonly leftOn?: string | null;
  readonly roleId?: string;
  readonly unitId?: string;
  readonly position?: Partial<PositionRow>;
};

/** A person; with a role or a unit they also hold a position there (the role `worker` and the unit `works` unless named). */
export async function makePerson(
  site: TestSite,
  personId: string,
  { roleId, unitId, position, hiredOn = '2020-01-01', leftOn = null, ...part }: PersonPart = {},
): Promise<string> {
  await writeRecord(site, 'person', personId, {
    personId,
    employeeNumber: `N-${personId}`,
    givenName: 'Test',
    familyName: personId,
    email: null,
    managerPersonId: null,
    location: null,
    sourceBatchId: null,
    mergedIntoId: null,
    ...part,
  });
  await writeRecord(site, 'employment', `employment-${personId}`, {
    employmentId: `employment-${personId}`,
    personId,
    employer: null,
    kind: 'employee',
    status: null,
    validFrom: hiredOn,
    validTo: leftOn,
    sourceBatchId: null,
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
    positionNumber: null,
    ...position,
  });
  return personId;
}

const threeLevels = [
  { level: 1, code: '1', name: 'Assists', anchor: 'Does parts of it under supervision.' },
  { level: 2, code: '2', name: 'Works alone', anchor: 'Does the whole task alone.' },
  { level: 3, code: '3', name: 'Teaches', anchor: 'Teaches others to do it.' },
].map((level, index) => ({ ...level, ...levelLook(index, 3) }));

/** What an item of the framework is unless a test says otherwise. */
export const plainItem = {
  frameworkId: 'library',
  parentId: null,
  ordinal: 0,
  fromId: null,
  toId: null,
  code: '',
  title: '',
  stewardUserId: null,
  reviewMonths: null,
  isRetired: false,
  replacedById: null,
  origin: null,
} as const;

/** Writes an item as an approved revision leaves it, from a day on. */
export async function makeItem(site: TestSite, item: FrameworkItem, validFrom = '2020-01-01'): Promise<string> {
  await writeRecord(site, 'framework_item', item.itemId, rowOfItem(item, { validFrom, pilotOf: '', revisionId: null }));
  return item.itemId;
}

type Content = CompetencyItem['content'];
type NewStep = Partial<Content['steps'][number]> & { readonly stepId: string };
type NewIndicator = Partial<Content['indicators'][number]> & { readonly indicatorId: string };
type NewCompetency = Partial<Omit<CompetencyItem, 'content' | 'kind'>> &
  Partial<Omit<Content, 'steps' | 'indicators'>> & {
    readonly steps?: readonly NewStep[];
    readonly indicators?: readonly NewIndicator[];
    readonly validFrom?: string;
  };

/** A competency item on the scale `scale-<competencyId>`; its steps and indicators are of level 2 and not critical unless said. */
export function competencyItem(competencyId: string, part: NewCompetency = {}): CompetencyItem {
  const { steps = [], indicators = [], validFrom: _from, ...rest } = part;
  const {
    description,
    type,
    criticality,
    scaleId,
    validityMonths,
    isSequenceEnforced,
    guidance,
    prerequisites,
    blockIds,
    sufficiency,
    validity,
    ...item
  } = rest;
  return {
    ...plainItem,
    itemId: competencyId,
    kind: 'competency',
    code: competencyId.toUpperCase(),
    title: `Competency ${competencyId}`,
    ...item,
    content: {
      description: description ?? '',
      type: type ?? 'skill',
      criticality: criticality ?? 'high',
      scaleId: scaleId ?? `scale-${competencyId}`,
      validityMonths: validityMonths === undefined ? 12 : validityMonths,
      indicators: indicators.map((indicator) => {
        const plain = { level: 2, text: `Shows ${indicator.indicatorId}`, positiveExample: null, negativeExample: null, outcomeIds: [] };
        return { ...plain, ...indicator };
      }),
      steps: steps.map((step) => ({ level: 2, text: `Do ${step.stepId}`, isCritical: false, prompt: '', ...step })),
      isSequenceEnforced: isSequenceEnforced ?? false,
      guidance: guidance ?? { assessor: '', coach: '', employee: '' },
      prerequisites: prerequisites ?? [],
      blockIds: blockIds ?? [],
      sufficiency: sufficiency ?? [],
      validity: validity ?? noValidity,
    },
  };
}

/** A scale of three levels, of which 2 qualifies. */
export function scaleItem(scaleId: string, part: Partial<ScaleItem['content']> = {}, title = `Scale ${scaleId}`): ScaleItem {
  return {
    ...plainItem,
    itemId: scaleId,
    kind: 'scale',
    code: scaleId,
    title,
    content: { levels: threeLevels, qualifyingLevel: 2, mapping: null, ...part },
  };
}

/** A competency in force, on a scale of its own of three levels (2 qualifies) unless it names another. */
export async function makeCompetency(site: TestSite, competencyId: string, part: NewCompetency = {}): Promise<string> {
  const from = part.validFrom ?? '2020-01-01';
  if (part.scaleId === undefined) await makeItem(site, scaleItem(`scale-${competencyId}`), from);
  return makeItem(site, competencyItem(competencyId, part), from);
}

type NewRequirement = Partial<RequirementItem['content']> & {
  readonly roleId: string;
  readonly competencyId: string;
  readonly requirementId?: string;
  readonly validFrom?: string;
  /** Its last day. */
  readonly validTo?: string | null;
};

export function requirementItem({
  roleId,
  competencyId,
  requirementId,
  validFrom: _from,
  validTo: _to,
  ...part
}: NewRequirement): RequirementItem {
  const content: RequirementItem['content'] = {
    subject: 'role',
    level: 2,
    validityMonths: null,
    isMandatory: true,
    evidenceMix: [],
    ...part,
  };
  return {
    ...plainItem,
    itemId: requirementId ?? `${roleId}-needs-${competencyId}`,
    kind: 'requirement',
    fromId: roleId,
    toId: competencyId,
    content,
  };
}

/** A requirement in force from a day on, through its last day where it has one. */
export async function makeRequirement(site: TestSite, part: NewRequirement): Promise<string> {
  const item = requirementItem(part);
  await makeItem(site, item, part.validFrom ?? '2020-01-01');
  if (part.validTo !== undefined && part.validTo !== null) await makeItem(site, { ...item, isRetired: true }, addDays(part.validTo, 1));
  return item.itemId;
}
