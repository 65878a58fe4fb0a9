import { describe, expect, it } from 'vitest';
import { looksLikeJson, readScim } from '../../../shared/domain/intake/scim-table';

const core = 'urn:ietf:params:scim:schemas:core:2.0:User';
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const anna = {
  schemas: [core, enterprise],
  id: '2819c223',
  externalId: '000123',
  userName: 'a.berg',
  active: true,
  name: { familyName: 'Berg', givenName: 'Anna' },
  emails: [{ value: 'private@example.org' }, { value: 'a.berg@example.org', primary: true }],
  [enterprise]: { employeeNumber: '000123', manager: { value: '26118915', displayName: 'O. Lind' } },
};

describe('a SCIM file', () => {
  it.each([
    ['a list', JSON.stringify([anna])],
    [
      'a ListResponse',
      JSON.stringify({ schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], totalResults: 1, Resources: [anna] }),
    ],
    ['one user', JSON.stringify(anna, null, 2)],
    ['an object a line', `${JSON.stringify(anna)}\n`],
  ])('is a table, be it %s', (_, text) => {
    const table = read(text);
    expect(Object.fromEntries(table.headers.map((header, at) => [header, table.rows[0]?.[at]]))).toEqual({
      id: '2819c223',
      externalId: '000123',
      userName: 'a.berg',
      active: 'true',
      'name.familyName': 'Berg',
      'name.givenName': 'Anna',
      'emails[0].value': 'a.berg@example.org',
      'emails[0].primary': 'true',
      'emails[1].value': 'private@example.org',
      [`${enterprise}.employeeNumber`]: '000123',
      [`${enterprise}.manager.value`]: '26118915',
      [`${enterprise}.manager.displayName`]: 'O. Lind',
    });
  });

  it('has one set of columns for all users, empty where one says nothing', () => {
    const table = read(JSON.stringify([{ userName: 'a' }, { userName: 'b', title: 'Fitter', nickName: null }]));
    expect([table.headers, ...table.rows]).toEqual([
      ['userName', 'title'],
      ['a', ''],
      ['b', 'Fitter'],
    ]);
    expect(table.rowNumbers).toEqual([1, 2]);
  });

  it('joins plain values of a list by semicolons, and reads the first three objects of a long one', () => {
    const groups = Array.from({ length: 5 }, (_, at) => ({ value: `g${at}` }));
    const table = read(JSON.stringify([{ userName: 'a', skills: ['x', 'y'], groups }]));
    expect(table.headers).toEqual(['userName', 'skills', 'groups[0].value', 'groups[1].value', 'groups[2].value']);
    expect(table.rows[0]?.[1]).toBe('x;y');
    expect(table.notices.map(({ code }) => code)).toEqual(['ManyValues']);
  });

  it('leaves groups and other resources out and says how many', () => {
    const table = read(JSON.stringify([anna, { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'Admins' }]));
    expect(table.rows).toHaveLength(1);
    expect(table.notices).toEqual([{ code: 'NotAUser', message: '1 entries are groups or other things than users.' }]);
  });

  it('makes no id of a number that JSON has already rounded', () => {
    const table = read(`[{"userName":"a","${enterprise}":{"employeeNumber":12345678901234567890}}]`);
    expect(table.rows[0]?.[1]).toMatch(/^1\.2345678901234\d+E\+19$/);
    expect(table.notices).toMatchObject([{ code: 'NumberTooLarge', rowNumbers: [1] }]);
  });

  it('takes the names of the language for the text they are', () => {
    const table = read('[{"userName":"a","__proto__":{"x":"1"},"constructor":"c"}]');
    expect(table.headers).toEqual(['userName', '__proto__.x', 'constructor']);
  });

  it('that is broken is refused, naming the line where there are lines', () => {
    const codes = (text: string) => {
      const result = readScim(text);
      return result.ok ? 'read' : result.failure;
    };
    expect(codes('[{"userName":"a"}')).toEqual({ code: 'NotJson', data: { rowNumber: null } });
    expect(codes('{"userName":"a"}\n{"userName":')).toEqual({ code: 'NotJson', data: { rowNumber: 2 } });
    expect(codes('[]')).toMatchObject({ code: 'NoUsers' });
    expect(codes('{"items":[1]}')).toMatchObject({ code: 'NoUsers' });
  });

  it('is told from a table by its first signs', () => {
    expect(['[{"a":1}]', ' {"a":1}', '{}', '[ ]'].map(looksLikeJson)).toEqual([true, true, true, true]);
    expect(['[Name],b', '{Name},b', 'a,b', '"a",b'].map(looksLikeJson)).toEqual([false, false, false, false]);
  });
});

function read(text: string) {
  const result = readScim(text);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
