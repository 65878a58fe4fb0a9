import { expect, test } from 'vitest';
import { recordOf } from '../../support/framework';
import { importLines, personOf } from '../../support/imported-people';
import { makePerson, makeRole, makeUnit } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { passphraseOf } from '../../support/passphrase-of';

const reason = 'asked by a test';
const line = '007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1';
const other = '008,Lind,Olof,Production,Packing,Operator,B,1/15/2020,,007,1';

async function makeImported(): Promise<{ site: TestSite; personId: string }> {
  const site = await makeTestSite();
  await importLines(site, [line, other]);
  return { site, personId: (await personOf(site, '007')).personId };
}

const correctEmail = ({ client }: TestSite, personId: string, value: string, expiresOn = '2026-04-14') =>
  client.people.correct({ personId, field: 'email', value, expiresOn, reason });

test('what a file says of a person is refused by the core, under the name of the file', async () => {
  const { site, personId } = await makeImported();
  const { client } = site;
  const identity = { givenName: 'Anne', familyName: 'Berg', email: null, location: null, managerPersonId: null };
  const owned = { code: 'OwnedByHris', data: { fileName: 'people.csv' } };
  await expect(client.people.change({ personId, ...identity, reason })).rejects.toMatchObject(owned);
  const { employments, positions } = await client.people.get({ personId, asOf: null });
  const employmentId = employments[0]?.employmentId ?? '';
  const period = { employer: null, kind: 'employee', validFrom: '2011-07-30', validTo: null } as const;
  await expect(client.people.employ({ personId, employmentId, ...period, reason })).rejects.toMatchObject(owned);
  const positionId = positions[0]?.positionId ?? '';
  await expect(client.people.endPosition({ positionId, validTo: '2026-04-01', reason })).rejects.toMatchObject(owned);
  expect(await client.people.get({ personId, asOf: null })).toMatchObject({ givenName: 'Anna', source: { fileName: 'people.csv' } });
});

test('somebody whom no file knows is added here, with an employer, and changed here', async () => {
  const site = await makeTestSite();
  const { client } = site;
  const identity = { givenName: 'Kim', familyName: 'Lund', email: null, location: null, managerPersonId: null };
  const employment = { employer: 'Lender', kind: 'contractor', validFrom: '2026-03-01', validTo: '2026-03-31' } as const;
  const { personId } = await client.people.add({ employeeNumber: 'X-1', ...identity, employment, reason });
  await expect(client.people.add({ employeeNumber: 'X-1', ...identity, employment, reason })).rejects.toMatchObject({
    code: 'NumberTaken',
    data: { personId, name: 'Lund, Kim' },
  });
  await client.people.change({ personId, ...identity, location: 'Hall 2', reason });
  await expect(client.people.change({ personId, ...identity, location: 'Hall 2', reason })).rejects.toMatchObject({ code: 'Unchanged' });
  expect(await client.people.get({ personId, asOf: null })).toMatchObject({
    location: 'Hall 2',
    source: null,
    employments: [{ employer: 'Lender', kind: 'contractor', validFrom: '2026-03-01', validTo: '2026-03-31', source: null }],
  });
  const { people } = await client.people.list({ asOf: '2026-04-01', unitId: null, includeLeavers: false });
  expect(people).toEqual([]);
});

test('who comes back gets another period, and the first stays readable', async () => {
  const site = await makeTestSite();
  const personId = await makePerson(site, 'kim', { hiredOn: '2020-01-01', leftOn: '2021-06-30' });
  const again = { employer: null, kind: 'employee', validFrom: '2026-01-01', validTo: null } as const;
  await expect(
    site.client.people.employ({ personId, employmentId: null, ...again, validFrom: '2021-06-30', reason }),
  ).rejects.toMatchObject({
    code: 'Overlaps',
    data: { validTo: '2021-06-30' },
  });
  await site.client.people.employ({ personId, employmentId: null, ...again, reason });
  const onDay = async (asOf: string) => (await site.client.people.list({ asOf, unitId: null, includeLeavers: false })).people.length;
  expect([await onDay('2020-05-05'), await onDay('2023-05-05'), await onDay('2026-05-05')]).toEqual([1, 0, 1]);
  expect((await site.client.people.get({ personId, asOf: '2020-05-05' })).leftOn).toBe('2021-06-30');
  expect((await site.client.people.get({ personId, asOf: null })).employments).toHaveLength(2);
});

test('a correction shows with its reason and its end, and both values stay in the log', async () => {
  const { site, personId } = await makeImported();
  await correctEmail(site, personId, 'anna@works.example');
  expect(await site.client.people.get({ personId, asOf: null })).toMatchObject({
    email: 'anna@works.example',
    corrections: [{ field: 'email', value: 'anna@works.example', sourceValue: null, expiresOn: '2026-04-14', reason }],
  });
  await expect(correctEmail(site, personId, 'anna@works.example')).rejects.toMatchObject({ code: 'Unchanged' });
  await expect(correctEmail(site, personId, 'other@works.example', '2026-03-14')).rejects.toMatchObject({
    code: 'ExpiryNotAhead',
    data: { earliest: '2026-03-15', latest: '2027-03-15' },
  });
  await expect(correctEmail(site, personId, 'no address')).rejects.toMatchObject({ code: 'ValueUnsuited' });
  const managed = (await personOf(site, '008')).personId;
  await expect(
    site.client.people.correct({ personId, field: 'managerPersonId', value: managed, expiresOn: '2026-04-01', reason }),
  ).rejects.toMatchObject({ code: 'ValueUnsuited', data: { why: expect.stringContaining('circle') } });
});

test('a second correction of a field takes the place of the first, and its end brings back what the source says', async () => {
  const { site, personId } = await makeImported();
  await correctEmail(site, personId, 'first@works.example');
  const { overrideId } = await correctEmail(site, personId, 'second@works.example');
  const { corrections } = await site.client.people.get({ personId, asOf: null });
  expect(corrections.map(({ value, sourceValue }) => ({ value, sourceValue }))).toEqual([
    { value: 'second@works.example', sourceValue: null },
  ]);
  await site.client.people.endCorrection({ overrideId, reason });
  expect(await site.client.people.get({ personId, asOf: null })).toMatchObject({ email: null, corrections: [] });
  await expect(site.client.people.endCorrection({ overrideId, reason })).rejects.toMatchObject({ code: 'CorrectionNotFound' });
});

test('a correction whose last day is past is taken back at the next unlock, as done by the system', async () => {
  const { site, personId } = await makeImported();
  await correctEmail(site, personId, 'anna@works.example', '2026-03-20');
  const unlockOn = async (day: string) => {
    await site.client.session.lock();
    site.clock.now = new Date(`${day}T10:00:00.000Z`);
    await site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  };
  await unlockOn('2026-03-20');
  expect((await site.client.people.get({ personId, asOf: null })).email).toBe('anna@works.example');
  await unlockOn('2026-03-21');
  expect(await site.client.people.get({ personId, asOf: null })).toMatchObject({ email: null, corrections: [] });
  const entry = await recordOf(site)
    .selectFrom('audit_entry')
    .select(['role', 'userId', 'validFrom'])
    .where('action', '=', 'people.correctionsExpired')
    .execute();
  expect(entry).toEqual([{ role: 'system', userId: null, validFrom: '2026-03-21' }]);
});

test('a position given here stands beside the imported one, each with its origin, and ends here', async () => {
  const { site, personId } = await makeImported();
  await makeRole(site, 'warden', 'Fire warden');
  await makeUnit(site, 'yard');
  const warden = {
    personId,
    roleId: 'warden',
    unitId: 'yard',
    title: 'Fire warden',
    shift: null,
    validFrom: '2026-03-14',
    validTo: null,
    reason,
  };
  const { positionId } = await site.client.people.assign(warden);
  await expect(site.client.people.assign(warden)).rejects.toMatchObject({ code: 'PositionHeld', data: { positionId } });
  const { positions } = await site.client.people.get({ personId, asOf: null });
  expect(
    positions.map(({ title, source }) => ({ title, from: source?.fileName ?? null })).toSorted((a, b) => a.title.localeCompare(b.title)),
  ).toEqual([
    { title: 'Fire warden', from: null },
    { title: 'Operator', from: 'people.csv' },
  ]);
  await expect(site.client.people.assign({ ...warden, unitId: 'nowhere' })).rejects.toMatchObject({ code: 'UnitNotFound' });
  await expect(site.client.people.assign({ ...warden, validFrom: '2010-01-01', validTo: '2010-02-01' })).rejects.toMatchObject({
    code: 'UnitNotFound',
  });
  await site.client.people.endPosition({ positionId, validTo: '2026-05-31', reason });
  await expect(site.client.people.endPosition({ positionId, validTo: '2026-06-30', reason })).rejects.toMatchObject({
    code: 'EndedBefore',
    data: { validTo: '2026-05-31' },
  });
});

test('a number of another system belongs to one person at a time', async () => {
  const { site, personId } = await makeImported();
  const second = (await personOf(site, '008')).personId;
  const { identifierId } = await site.client.people.addIdentifier({ personId, system: 'Badge', value: '0042', reason });
  await expect(site.client.people.addIdentifier({ personId: second, system: 'Badge', value: '0042', reason })).rejects.toMatchObject({
    code: 'IdentifierTaken',
    data: { personId, name: 'Berg, Anna' },
  });
  await site.client.people.endIdentifier({ identifierId, reason });
  await site.client.people.addIdentifier({ personId: second, system: 'Badge', value: '0042', reason });
  expect((await site.client.people.get({ personId, asOf: null })).identifiers).toMatchObject([{ value: '0042', validTo: '2026-03-14' }]);
});
