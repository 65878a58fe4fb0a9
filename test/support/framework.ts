import type { InputOf } from '../../electron/service/usecases/context';
import { searchEntries, getEntry, type EntryDetail } from '../../electron/service/db/audit-read';
import type { Db } from '../../electron/service/db/schema';
import type { Contract } from '../../shared/contract';
import type { TestSite } from './site';

type ScaleInput = InputOf<Contract['scales']['add']>;
type CompetencyInput = InputOf<Contract['competencies']['save']>;

/** The open database of a site, for what no procedure shows. */
export function recordOf(site: TestSite): Db {
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  return open.db;
}

export function makeScaleInput(overrides: Partial<ScaleInput> = {}): ScaleInput {
  return {
    name: 'Proficiency',
    levels: [
      { level: 0, code: '0', name: 'Not shown', anchor: 'Has not shown the task.' },
      { level: 1, code: '1', name: 'Assists', anchor: 'Does parts of it under supervision.' },
      { level: 2, code: '2', name: 'Works alone', anchor: 'Does the whole task alone.' },
    ],
    qualifyingLevel: 2,
    reason: 'first scale of the site',
    ...overrides,
  };
}

export async function makeScale(site: TestSite, overrides: Partial<ScaleInput> = {}): Promise<string> {
  return (await site.client.scales.add(makeScaleInput(overrides))).scaleId;
}

export function makeCompetencyInput(scaleId: string, overrides: Partial<CompetencyInput> = {}): CompetencyInput {
  return {
    competencyId: null,
    version: null,
    code: 'LOTO-01',
    title: 'Lockout-tagout',
    description: 'Isolates equipment from every source of energy.',
    type: 'skill',
    criticality: 'critical',
    scaleId,
    validityMonths: 12,
    indicators: [
      {
        level: 1,
        text: 'Names the energy sources of a machine',
        positiveExample: 'Points out the accumulator',
        negativeExample: 'Speaks of the motor only',
      },
      { level: 2, text: 'Proves zero energy before anyone touches the equipment', positiveExample: null, negativeExample: null },
    ],
    steps: [
      { level: 2, text: 'Read the permit', isCritical: false },
      { level: 2, text: 'Lock every energy source', isCritical: true },
      { level: 2, text: 'Prove zero energy', isCritical: true },
    ],
    reason: 'agreed with the safety office',
    ...overrides,
  };
}

export async function makeCompetency(
  site: TestSite,
  scaleId: string,
  overrides: Partial<CompetencyInput> = {},
): Promise<{ competencyId: string; version: number }> {
  return site.client.competencies.save(makeCompetencyInput(scaleId, overrides));
}

/** A role as an import leaves it. */
export async function makeJobRole(site: TestSite, roleId: string, name = roleId): Promise<string> {
  await recordOf(site)
    .insertInto('job_role')
    .values({ roleId, name, description: '', sourceBatchId: null, recordedFrom: 1, recordedTo: null })
    .execute();
  return roleId;
}

/** A person with one position in a role, as an import leaves them. */
export async function makePersonInRole(
  site: TestSite,
  personId: string,
  roleId: string,
  { validFrom = '2025-01-01', validTo = null as string | null } = {},
): Promise<string> {
  const db = recordOf(site);
  const known = { sourceBatchId: null, recordedFrom: 1, recordedTo: null };
  const facts = {
    email: null,
    employmentStatus: null,
    hiredOn: validFrom,
    leftOn: null,
    managerPersonId: null,
    location: null,
    isContractor: 0,
  } as const;
  await db
    .insertInto('person')
    .values({ personId, employeeNumber: personId, givenName: 'Test', familyName: personId, ...facts, ...known })
    .execute();
  await db
    .insertInto('position')
    .values({
      positionId: `position-${personId}`,
      personId,
      roleId,
      unitId: 'unit-1',
      title: 'Operator',
      shift: null,
      validFrom,
      validTo,
      ...known,
    })
    .execute();
  return personId;
}

/** A signed assessment as its command leaves it. */
export async function makeAssessment(
  site: TestSite,
  personId: string,
  competencyId: string,
  { level = 2, performedOn = '2026-01-15' } = {},
): Promise<void> {
  const text = {
    zone: 'Europe/Berlin',
    place: 'Line 1',
    note: '',
    lateReason: null,
    assessorUserId: 'assessor',
    contentDigest: '0'.repeat(64),
  };
  await recordOf(site)
    .insertInto('assessment')
    .values({
      assessmentId: `assessment-${personId}`,
      personId,
      competencyId,
      competencyVersion: 1,
      level,
      kind: 'practical',
      outcome: 'competent',
      performedOn,
      enteredAt: `${performedOn}T10:00:00.000Z`,
      ...text,
      entryNumber: 1,
    })
    .execute();
}

/** The newest entry of the log with its changes opened. */
export async function newestEntry(site: TestSite): Promise<EntryDetail> {
  const db = recordOf(site);
  const [newest] = await searchEntries(db, { limit: 1 });
  if (newest === undefined) throw new Error('the log is empty');
  const entry = await getEntry(db, newest.entryNumber);
  if (!entry.ok) throw new Error('the newest entry cannot be read');
  return entry.value;
}
