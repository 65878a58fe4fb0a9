import { expect, test } from 'vitest';
import { readDirectory } from '../../../shared/domain/directory/directory-file';

const table = (headers: readonly string[], ...rows: readonly (readonly string[])[]) => ({
  headers,
  rows,
  rowNumbers: rows.map((_, index) => index + 2),
});

test('SCIM paths and the columns of an identity export say the same of an account', () => {
  const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.employeeNumber';
  const scim = readDirectory(
    table(['userName', 'name.familyName', 'name.givenName', 'active', enterprise], ['a.berg', 'Berg', 'Anna', 'false', '000123']),
  );
  const csv = readDirectory(
    table(
      ['status', 'loginName', 'mail', 'firstName', 'lastName', 'employeeNumber'],
      ['inactive', 'a.berg', 'x', 'Anna', 'Berg', '000123'],
    ),
  );
  const users = [{ rowNumber: 2, userName: 'a.berg', displayName: 'Anna Berg', isActive: false, employeeNumbers: ['000123'] }];
  expect(scim?.users).toEqual(users);
  expect(csv?.users).toEqual(users);
});

test('whoever is not said to be inactive is active, and a word that is not known is not guessed', () => {
  const read = readDirectory(table(['userName', 'active'], ['a.one', ''], ['a.two', 'TRUE'], ['a.three', 'suspended?']));
  expect(read?.users.map(({ userName, isActive }) => [userName, isActive])).toEqual([
    ['a.one', true],
    ['a.two', true],
  ]);
  expect(read?.rejects).toMatchObject([{ rowNumber: 4, code: 'ActiveUnknown', value: 'suspended?' }]);
});

test('a user name that is missing, too long or there twice is refused with its row', () => {
  const read = readDirectory(table(['userName'], ['a.one'], [' '], ['A.ONE'], ['x'.repeat(201)]));
  expect(read?.users.map(({ userName }) => userName)).toEqual(['a.one']);
  expect(read?.rejects.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([
    [3, 'NoUserName'],
    [4, 'UserTwice'],
    [5, 'TooLong'],
  ]);
});

test('columns of roles and groups are told and not read; a file without user names is none', () => {
  const read = readDirectory(
    table(
      ['userName', 'roles[0].value', 'groups[0].display', 'entitlements', 'urn:x:User.roles', 'displayName'],
      ['a.one', 'administrator', 'Admins', 'all', 'root', 'One'],
    ),
  );
  expect(read?.roleColumns).toEqual(['roles[0].value', 'groups[0].display', 'entitlements', 'urn:x:User.roles']);
  expect(JSON.stringify(read?.users)).not.toMatch(/admin|root|all/i);
  expect(readDirectory(table(['name', 'mail'], ['Anna', 'a@b.example']))).toBeNull();
});
