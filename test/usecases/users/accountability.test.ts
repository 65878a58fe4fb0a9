import { expect, test } from 'vitest';
import { accountabilityState } from '../../../electron/service/usecases/signatures/accountability';
import { signaturesOfType } from '../../../electron/service/db/sql/signatures';
import { allKeys } from '../../../electron/service/db/sql/users';
import { accountabilityStatements, presentStatement } from '../../../shared/domain/accountability';
import { idOf } from '../../support/accounts';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, enrolSigner } from '../../support/users';

const statementOf = async ({ client }: Pick<TestSite, 'client'>, login: string) =>
  (await client.users.list()).users.find((user) => user.login === login)?.statement;
const signed = { version: 1, acceptedAt: '2026-03-14T10:00:00.000Z', signature: 'valid' };

test('whoever has a key has signed the statement with it: founders, an opener and a signer', async () => {
  const site = await makeTestSite();
  await enrol(site, 'cora');
  await enrolSigner(site, 'wim');
  for (const login of ['ada', 'ben', 'cora', 'wim']) expect(await statementOf(site, login)).toEqual(signed);
  const db = site.station.open?.db;
  if (db === undefined) throw new Error('the site is locked');
  const rows = (await signaturesOfType(db, 'accountabilityStatement')).toSorted((a, b) => (a.printedName < b.printedName ? -1 : 1));
  expect(rows.map(({ printedName, role, meaning }) => ({ printedName, role, meaning }))).toEqual(
    [
      ['Ada Alder', 'administrator'],
      ['Ben Birch', 'administrator'],
      ['Person cora', 'assessor'],
      ['Person wim', 'assessor'],
    ].map(([printedName, role]) => ({ printedName, role, meaning: 'Accepts accountability for signatures' })),
  );
});

test('a statement moved to another person’s key, or whose row was changed, is not valid', async () => {
  const site = await makeTestSite();
  const db = site.station.open?.db;
  if (db === undefined) throw new Error('the site is locked');
  const keys = await allKeys(db);
  const ada = await idOf(site, 'ada');
  const row = (await signaturesOfType(db, 'accountabilityStatement')).find(({ userId }) => userId === ada);
  const own = keys.find((key) => key.userId === ada);
  const other = keys.find((key) => key.userId !== ada);
  if (row === undefined || own === undefined || other === undefined) throw new Error('nothing was signed');
  expect(accountabilityState(own, row)).toBe('valid');
  expect(accountabilityState(other, row)).toBe('invalid');
  expect(accountabilityState(other, { ...row, keyId: other.keyId, recordId: other.keyId, userId: other.userId })).toBe('invalid');
  expect(accountabilityState(own, { ...row, revision: 2 })).toBe('invalid');
  expect(accountabilityState(own, { ...row, signedAt: '2026-03-13T10:00:00.000Z' })).toBe('invalid');
  expect(accountabilityState(own, undefined)).toBe('none');
});

test('the versions of the statement run from one up, and the last is the one that is asked for', () => {
  expect(accountabilityStatements.map(({ version }) => version)).toEqual(accountabilityStatements.map((_, index) => index + 1));
  expect(presentStatement.version).toBe(accountabilityStatements.length);
});
