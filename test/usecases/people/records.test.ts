import { expect, test } from 'vitest';
import { importLines, personOf } from '../../support/imported-people';
import { makePerson } from '../../support/people';
import { makeTestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const reason = 'asked by a test';
const identity = { givenName: 'Kim', familyName: 'Lund', email: null, location: null, managerPersonId: null };

test('the list says who employs whom and as what, of the period that the day lies in', async () => {
  const site = await makeTestSite();
  const period = { employer: 'Lender', kind: 'contractor', validFrom: '2025-01-01', validTo: '2025-12-31' } as const;
  const { personId } = await site.client.people.add({ employeeNumber: 'X-1', ...identity, employment: period, reason });
  const hired = { employer: null, kind: 'employee', validFrom: '2026-02-01', validTo: null } as const;
  await site.client.people.employ({ personId, employmentId: null, ...hired, reason });
  const listed = async (asOf: string) => {
    const { people } = await site.client.people.list({ asOf, unitId: null, includeLeavers: true });
    return people.map(({ employer, kind, leftOn }) => ({ employer, kind, leftOn }));
  };
  expect(await listed('2025-06-01')).toEqual([{ employer: 'Lender', kind: 'contractor', leftOn: '2025-12-31' }]);
  expect(await listed('2026-01-10')).toEqual([{ employer: 'Lender', kind: 'contractor', leftOn: '2025-12-31' }]);
  expect(await listed('2026-06-01')).toEqual([{ employer: null, kind: 'employee', leftOn: null }]);
  const { people } = await site.client.people.list({ asOf: '2026-01-10', unitId: null, includeLeavers: false });
  expect(people).toEqual([]);
});

test('a corrected manager is shown by name, here and at the source', async () => {
  const site = await makeTestSite();
  await importLines(site, [
    '007,Berg,Anna,Production,Filling,Operator,A,7/30/2011,,,1',
    '008,Lind,Olof,Production,Filling,Operator,A,7/30/2011,,007,1',
  ]);
  const { personId } = await personOf(site, '008');
  const kim = await makePerson(site, 'kim', { givenName: 'Kim', familyName: 'Lund' });
  await site.client.people.correct({ personId, field: 'managerPersonId', value: kim, expiresOn: '2026-04-01', reason });
  const { corrections, manager } = await site.client.people.get({ personId, asOf: null });
  expect(corrections).toMatchObject([{ value: kim, valueText: 'Lund, Kim', sourceText: 'Berg, Anna' }]);
  expect(manager?.name).toBe('Lund, Kim');
});

test('who does not correct people is refused every change of a record by the core, whatever the page shows', async () => {
  const site = await makeTestSite();
  const personId = await makePerson(site, 'kim', { unitId: 'works' });
  await enrol(site, 'line', { grants: [{ role: 'lineManager', unitId: null }] });
  await enrol(site, 'steward', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  const { client } = site;
  const period = { employer: null, kind: 'employee', validFrom: '2026-01-01', validTo: null } as const;
  const place = { roleId: 'worker', unitId: 'works', title: '', shift: null, validFrom: '2026-01-01', validTo: null };
  for (const login of ['line', 'steward']) {
    await signIn(site, login);
    for (const change of [
      () => client.people.add({ employeeNumber: 'X', ...identity, employment: period, reason }),
      () => client.people.change({ personId, ...identity, reason }),
      () => client.people.employ({ personId, employmentId: null, ...period, reason }),
      () => client.people.correct({ personId, field: 'email', value: null, expiresOn: '2026-04-01', reason }),
      () => client.people.endCorrection({ overrideId: 'o', reason }),
      () => client.people.assign({ personId, ...place, reason }),
      () => client.people.endPosition({ positionId: 'position-kim', validTo: '2026-01-01', reason }),
      () => client.people.addIdentifier({ personId, system: 'Badge', value: '1', reason }),
      () => client.people.endIdentifier({ identifierId: 'i', reason }),
      () => client.identity.merge({ keptPersonId: personId, otherPersonId: 'x', reason }),
      () => client.identity.unmerge({ personId, reason }),
      () => client.identity.distinct({ caseId: 'c', reason }),
      () => client.identity.duplicates({ includeDecided: true }),
      () => client.identity.managers(),
    ])
      await expect(change()).rejects.toMatchObject({ code: 'NotPermitted' });
  }
});
