import { directoryFile, previewDirectory } from '../directory';
import { importLines, personOf } from '../imported-people';
import { passphraseOf } from '../passphrase-of';
import { writeRecord } from '../people';
import type { TestSite } from '../site';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const reason = 'asked by a test';
const identity = { givenName: 'Kim', familyName: 'Lund', email: null, location: null, managerPersonId: null };
const employment = { employer: 'Lender', kind: 'contractor', validFrom: '2020-01-01', validTo: null } as const;
const imported = '007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1';
/** No station of a test is asked on a later day. */
const soon = (): string => new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);

const add = async ({ client }: TestSite, employeeNumber = 'X-1'): Promise<string> =>
  (await client.people.add({ employeeNumber, ...identity, employment, reason })).personId;

async function correction(site: TestSite) {
  await importLines(site, [imported], reason);
  const { personId } = await personOf(site, '007');
  return () => site.client.people.correct({ personId, field: 'email', value: 'a@works.example', expiresOn: soon(), reason });
}

async function assignment(site: TestSite) {
  const place = { roleId: 'worker', unitId: 'works', title: '', shift: null, validFrom: '2021-01-01', validTo: null };
  const personId = await add(site);
  return () => site.client.people.assign({ personId, ...place, reason });
}

async function badge(site: TestSite) {
  const personId = await add(site);
  return () => site.client.people.addIdentifier({ personId, system: 'Badge', value: '1', reason });
}

async function two(site: TestSite): Promise<{ keptPersonId: string; otherPersonId: string }> {
  return { keptPersonId: await add(site, 'X-1'), otherPersonId: await add(site, 'X-2') };
}

async function proposing(site: TestSite) {
  const users = Array.from({ length: 40 }, (_, n) => ({ userName: `user${n}`, displayName: `User ${n}` }));
  const { previewId } = await previewDirectory(site, directoryFile(users));
  const signature = { login: 'ben', passphrase: passphraseOf('ben') };
  return () => site.client.directory.commit({ previewId, origin: 'stick', signature });
}

/** The commands on people and on who is who, by name. */
export const peopleCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'people.add':
    ({ site }) =>
    () =>
      add(site),
  'people.change': async ({ site }) => {
    const personId = await add(site);
    return () => site.client.people.change({ personId, ...identity, location: 'Hall 2', reason });
  },
  'people.employ': async ({ site }) => {
    const personId = await add(site);
    return () => site.client.people.employ({ personId, employmentId: null, ...employment, employer: 'Other', reason });
  },
  'people.correct': ({ site }) => correction(site),
  'people.endCorrection': async ({ site }) => {
    const { overrideId } = await (await correction(site))();
    return () => site.client.people.endCorrection({ overrideId, reason });
  },
  'people.assign': ({ site }) => assignment(site),
  'people.endPosition': async ({ site }) => {
    const { positionId } = await (await assignment(site))();
    return () => site.client.people.endPosition({ positionId, validTo: '2022-01-01', reason });
  },
  'people.addIdentifier': ({ site }) => badge(site),
  'people.endIdentifier': async ({ site }) => {
    const { identifierId } = await (await badge(site))();
    return () => site.client.people.endIdentifier({ identifierId, reason });
  },
  'identity.merge': async ({ site }) => {
    const people = await two(site);
    return () => site.client.identity.merge({ ...people, reason });
  },
  'identity.unmerge': async ({ site }) => {
    const people = await two(site);
    await site.client.identity.merge({ ...people, reason });
    return () => site.client.identity.unmerge({ personId: people.otherPersonId, reason });
  },
  'identity.distinct': async ({ site }) => {
    const { keptPersonId: personId, otherPersonId } = await two(site);
    const decision = { decisionReason: null, decidedBy: null, decidedAt: null };
    const asked = {
      caseId: 'asked',
      personId,
      otherPersonId,
      score: 0.9,
      reasons: '[]',
      sourceBatchId: null,
      state: 'open',
      ...decision,
    } as const;
    await writeRecord(site, 'duplicate_case', 'asked', asked);
    return () => site.client.identity.distinct({ caseId: 'asked', reason });
  },
  'directory.commit': ({ site }) => proposing(site),
  'directory.decline': async ({ site }) => {
    await (
      await proposing(site)
    )();
    const { proposals } = await site.client.directory.list({ includeDecided: false });
    return () => site.client.directory.decline({ proposalId: proposals[0]?.proposalId ?? '', reason });
  },
};
