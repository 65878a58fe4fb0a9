import type { InputOf } from '../../electron/service/usecases/context';
import { searchEntries, getEntry, type EntryDetail } from '../../electron/service/db/audit-read';
import type { Db } from '../../electron/service/db/schema';
import type { Contract } from '../../shared/contract';
import type { FrameworkItem } from '../../shared/contract/framework-item';
import { passphraseOf } from './passphrase-of';
import type { TestSite } from './site';
import { standsAlone } from './assessment-row';

type ApproveInput = InputOf<Contract['framework']['approve']>;

/** The open database of a site, for what no procedure shows. */
export function recordOf(site: TestSite): Db {
  const { open } = site.station;
  if (open === null) throw new Error('the site is locked');
  return open.db;
}

/** What makes a library: a small command that anybody with the steward's rights may give. */
export function libraryInput(name = 'Works library'): InputOf<Contract['framework']['saveLibrary']> {
  return {
    frameworkId: null,
    name,
    description: '',
    functionName: null,
    stewardUserIds: [],
    isRetired: false,
    reason: 'first library of the site',
  };
}

export async function makeLibrary(site: TestSite, name?: string): Promise<string> {
  return (await site.client.framework.saveLibrary(libraryInput(name))).frameworkId;
}

/** A draft of a library with some items in it; their library is set to this one. */
export async function makeDraft(site: TestSite, frameworkId: string, items: readonly FrameworkItem[]): Promise<string> {
  const { draftId } = await site.client.framework.startDraft({ frameworkId, title: 'Next revision' });
  await site.client.framework.change({ draftId, label: 'Add', items: items.map((item) => ({ ...item, frameworkId })), restored: [] });
  return draftId;
}

/** Submits a draft as ada and has ben approve it in place, from a day on; every change without a decision of its own has no impact. */
export async function approveDraft(
  site: TestSite,
  draftId: string,
  {
    effectiveFrom = '2026-03-14',
    pilotUnitIds = [],
    decisions = [],
  }: Partial<Pick<ApproveInput, 'effectiveFrom' | 'pilotUnitIds' | 'decisions'>> = {},
): Promise<string> {
  const { revisionId } = await site.client.framework.submit({ draftId, title: 'Next revision', summary: '' });
  const { changes } = await site.client.framework.revision({ revisionId });
  const decided = new Set(decisions.map(({ itemId }) => itemId));
  const rest = changes
    .filter(({ item }) => !decided.has(item.itemId))
    .map(({ item }) => ({ itemId: item.itemId, decision: 'noImpact' as const, days: null, reason: 'nobody does it differently' }));
  const signature = { login: 'ben', passphrase: passphraseOf('ben') };
  await site.client.framework.approve({ revisionId, effectiveFrom, pilotUnitIds, decisions: [...decisions, ...rest], signature });
  return revisionId;
}

/** The same from nothing: what the items are from a day on. */
export async function approveItems(
  site: TestSite,
  frameworkId: string,
  items: readonly FrameworkItem[],
  effectiveFrom?: string,
): Promise<string> {
  return approveDraft(site, await makeDraft(site, frameworkId, items), effectiveFrom === undefined ? {} : { effectiveFrom });
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
    managerPersonId: null,
    location: null,
    mergedIntoId: null,
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
    prerequisiteReason: null,
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
      ...standsAlone,
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
